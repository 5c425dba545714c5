package dev.attune.sandbox.simulator;

/**
 * What the process of a customer's coming and leaving was drawn from: with it, an oracle knows all but whether they left.
 * Rates are per operational week, which averages a calendar week over a year.
 *
 * @param purchasesPerWeek while they stay
 * @param visitsPerWeek without a purchase, while they stay; a Poisson process
 * @param regularity gaps between purchases are Erlang of this shape; 1 is exponential
 * @param dropout probability to leave after a purchase when nothing went wrong, in (0, 1)
 * @param strayShare probability that one who left comes by once more, and after that again, in [0, 1)
 * @param strayDays mean days until they do, exponential
 */
public record CustomerHabits(
        double purchasesPerWeek,
        double visitsPerWeek,
        int regularity,
        double dropout,
        double strayShare,
        double strayDays) {}
