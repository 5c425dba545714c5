package dev.attune.cli.evaluate.counting;

import java.util.Set;

/**
 * An incident that the product told.
 *
 * @param span from when it was told to its end
 * @param touchpoints its cause names; empty where it names none
 * @param partners its cause names; empty where it names none
 * @param alerts that stood with it in the end
 * @param run which of several evaluations pooled it is of; empty for the only one
 */
public record FoundIncident(Span span, Set<String> touchpoints, Set<String> partners, long alerts, String run) {

    public FoundIncident {
        touchpoints = Set.copyOf(touchpoints);
        partners = Set.copyOf(partners);
    }

    /** The same as one of several runs pooled. */
    public FoundIncident in(String pooled) {
        return new FoundIncident(span, touchpoints, partners, alerts, pooled);
    }

    public long opened() {
        return span.start();
    }

    /** Whether it tells a true one: told during it or shortly after, at its place, and of its region's partner if of any. */
    boolean tells(TrueIncident truth) {
        return run.equals(truth.run())
                && truth.span().prolonged(DropRules.AFTER_INCIDENT).holds(opened())
                && (truth.isEverywhere() || touchpoints.contains(truth.touchpoint()))
                && (partners.isEmpty() || partners.stream().anyMatch(truth::isOfRegion));
    }
}
