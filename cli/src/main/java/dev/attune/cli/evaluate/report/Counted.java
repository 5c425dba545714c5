package dev.attune.cli.evaluate.report;

/** A number with the noun it counts. */
public final class Counted {

    private Counted() {}

    /** {@code 1 customer}, {@code 2 customers}. */
    public static String of(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
