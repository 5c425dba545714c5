package dev.attune.fit;

/**
 * What a customer spent on repeat purchase days: the first one is left out, as in the published fits.
 *
 * @param purchases how many, at least 1
 * @param mean spend per purchase day, currency units, above 0
 */
public record SpendHistory(int purchases, double mean) {}
