package dev.attune.job;

import dev.attune.domain.policy.Policy;
import dev.attune.intake.files.EventFilesSettings;

/**
 * A run over files.
 *
 * @param files what to read, and as of when the run ends
 * @param policy what to judge by
 * @param parallelism of the run; changes nothing but its speed
 * @param touchpoints whether windows of touchpoints are kept: there are many
 */
public record BacktestSettings(EventFilesSettings files, Policy policy, int parallelism, boolean touchpoints) {

    /** Keeps everything. */
    public BacktestSettings(EventFilesSettings files, Policy policy, int parallelism) {
        this(files, policy, parallelism, true);
    }
}
