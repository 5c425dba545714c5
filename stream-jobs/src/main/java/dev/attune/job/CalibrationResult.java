package dev.attune.job;

import dev.attune.fit.FitResult;

/**
 * What a fit found, and in what.
 *
 * @param read records
 * @param rejected records of them
 * @param customers with an event that counts; more than were fitted to where that was a sample
 */
public record CalibrationResult(FitResult fit, long read, long rejected, long customers) {}
