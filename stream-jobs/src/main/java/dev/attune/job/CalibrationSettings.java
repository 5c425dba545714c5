package dev.attune.job;

import dev.attune.fit.FitSettings;
import dev.attune.intake.files.EventFilesSettings;

/**
 * A fit over files.
 *
 * @param files what to read
 * @param fit as of when and how
 * @param parallelism of the gathering; changes nothing but its speed
 */
public record CalibrationSettings(EventFilesSettings files, FitSettings fit, int parallelism) {}
