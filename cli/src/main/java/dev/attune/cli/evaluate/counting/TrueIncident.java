package dev.attune.cli.evaluate.counting;

/**
 * An incident that hit many customers.
 *
 * @param touchpoint where; {@code *} for everywhere
 * @param region whom; {@code *} for everyone
 * @param span from start to end
 * @param run which of several evaluations pooled it is of; empty for the only one
 */
public record TrueIncident(String touchpoint, String region, Span span, String run) {

    private static final String ANY = "*";

    /** Of the only run. */
    public TrueIncident(String touchpoint, String region, Span span) {
        this(touchpoint, region, span, "");
    }

    /** The same as one of several runs pooled. */
    public TrueIncident in(String pooled) {
        return new TrueIncident(touchpoint, region, span, pooled);
    }

    boolean isEverywhere() {
        return touchpoint.equals(ANY);
    }

    /** Whether it hit the customers of one region only. */
    public boolean isRegional() {
        return !region.equals(ANY);
    }

    /** Whether a partner works for its region: {@code carrier-south} for {@code south}. */
    boolean isOfRegion(String partner) {
        return region.equals(ANY) || partner.equals(region) || partner.endsWith("-" + region);
    }

    /** Whether it can explain an episode of a customer by place; when is another question. */
    boolean concerns(TrueCustomer customer, Episode episode) {
        boolean place = touchpoint.equals(ANY)
                || episode.touchpoints().contains(touchpoint)
                || (touchpoint.equals("delivery") && episode.mainReason().equals("LATE_DELIVERY"));
        return run.equals(customer.run()) && place && (region.equals(ANY) || region.equals(customer.region()));
    }
}
