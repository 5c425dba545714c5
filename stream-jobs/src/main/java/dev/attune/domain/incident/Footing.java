package dev.attune.domain.incident;

/**
 * What a window of a series is judged on.
 *
 * @param count windows so far, this one included
 * @param memory windows remembered
 * @param least the least variance believed of standardised deviations: what is smaller is no news
 * @param teaches whether what is usual is learned from this window
 */
record Footing(long count, double memory, double least, boolean teaches) {

    /** Weight of this window in a mean over what is remembered. */
    double gain() {
        return 1 / Math.min(count, memory);
    }
}
