package dev.attune.sandbox.demo;

import dev.attune.cli.alerts.AlertRecord;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it stands in its topic.
 *
 * @param writtenAt broker time, epoch milliseconds
 * @param inputTime broker time of the newest input record behind it, epoch milliseconds; null after a deadline
 */
record CommittedAlert(
        AlertRecord alert, long writtenAt, @Nullable Long inputTime) {}
