package dev.attune.job;

import dev.attune.fit.FitSettings;
import dev.attune.intake.files.EventFilesSettings;

/**
 * A fit.
 *
 * @param input what to read
 * @param fit as of when and how
 * @param parallelism of the gathering, where the cluster is in this process; changes nothing but its speed
 */
public record CalibrationSettings(Input input, FitSettings fit, int parallelism) {

    /** Where histories come from. */
    public sealed interface Input {}

    /** Event files. */
    public record Files(EventFilesSettings files) implements Input {}

    /** The input topics of a running shop, up to where they end when the fit begins. */
    public record Topics(JobSettings connection) implements Input {}
}
