package dev.attune.cli.detect;

/**
 * One row of a series.
 *
 * @param time as it was written
 * @param at epoch milliseconds
 * @param value as it was written; empty where it is missing
 * @param number the value; NaN where it is missing
 */
record SeriesPoint(String time, long at, String value, double number) {

    boolean isMissing() {
        return Double.isNaN(number);
    }
}
