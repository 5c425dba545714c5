package dev.attune.cli.evaluate.counting;

/**
 * What a simulated customer's coming and leaving was drawn from.
 *
 * @param purchasesPerWeek while they stay, above 0
 * @param visitsPerWeek without a purchase, while they stay; a Poisson process, not negative
 * @param regularity gaps between purchases are Erlang of this shape, 1 or more
 * @param dropout probability to leave after a purchase, in (0, 1)
 * @param strayShare probability that one who left comes by once more, and after that again, in [0, 1)
 * @param strayDays mean days until they do, above 0
 */
public record TrueHabits(
        double purchasesPerWeek,
        double visitsPerWeek,
        int regularity,
        double dropout,
        double strayShare,
        double strayDays) {}
