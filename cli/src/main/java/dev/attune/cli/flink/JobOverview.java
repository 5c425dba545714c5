package dev.attune.cli.flink;

/**
 * One job of a cluster.
 *
 * @param id 32 hexadecimal digits
 * @param state Flink's word: RUNNING, RESTARTING, FAILED, CANCELED, FINISHED...
 * @param startedAt epoch milliseconds
 * @param tasks of all vertices
 * @param runningTasks of them in state RUNNING
 */
public record JobOverview(String id, String name, String state, long startedAt, int tasks, int runningTasks) {
    /** Every task runs: state RUNNING alone is said before the tasks are deployed. */
    public boolean fullyRunning() {
        return state.equals("RUNNING") && tasks > 0 && tasks == runningTasks;
    }
}
