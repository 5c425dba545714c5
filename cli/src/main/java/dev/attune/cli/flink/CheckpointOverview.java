package dev.attune.cli.flink;

/**
 * How the checkpoints of a job go.
 *
 * @param completed since the job was submitted
 * @param failed since the job was submitted; 0 while none that had begun failed, since Flink also counts those that could
 *     not begin because tasks were still being deployed
 * @param restored how often state was restored from one
 * @param lastDuration of the latest completed one, in milliseconds
 * @param lastBytes state size of the latest completed one
 */
public record CheckpointOverview(long completed, long failed, long restored, long lastDuration, long lastBytes) {}
