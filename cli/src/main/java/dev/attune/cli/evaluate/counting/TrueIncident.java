package dev.attune.cli.evaluate.counting;

/**
 * An incident that hit many customers.
 *
 * @param touchpoint where; {@code *} for everywhere
 * @param region whom; {@code *} for everyone
 * @param span from start to end
 */
public record TrueIncident(String touchpoint, String region, Span span) {

    private static final String ANY = "*";

    /** Whether it can explain an episode of a customer by place; when is another question. */
    boolean concerns(TrueCustomer customer, Episode episode) {
        boolean place = touchpoint.equals(ANY)
                || episode.touchpoints().contains(touchpoint)
                || (touchpoint.equals("delivery") && episode.mainReason().equals("LATE_DELIVERY"));
        return place && (region.equals(ANY) || region.equals(customer.region()));
    }
}
