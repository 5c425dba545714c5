package dev.attune.cli.evaluate.counting;

import java.util.Set;

/**
 * One alert from opening to end.
 *
 * @param id for telling what became of it
 * @param customerId whom it is about
 * @param span from its opening to its resolution or expiry
 * @param mainReason code of what contributed most at the opening; empty where nothing is known
 * @param touchpoints where it happened
 * @param incident whether it was attached to an incident
 */
public record Episode(
        String id, String customerId, Span span, String mainReason, Set<String> touchpoints, boolean incident) {

    public Episode {
        touchpoints = Set.copyOf(touchpoints);
    }

    /** An alert of a rule that gives no reasons. */
    public static Episode bare(String customerId, Span span) {
        return new Episode("", customerId, span, "", Set.of(), false);
    }

    /** The same of a customer under another id. */
    public Episode renamed(String customer) {
        return new Episode(id, customer, span, mainReason, touchpoints, incident);
    }

    public long opened() {
        return span.start();
    }
}
