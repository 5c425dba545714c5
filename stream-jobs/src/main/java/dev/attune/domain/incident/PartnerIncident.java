package dev.attune.domain.incident;

import java.util.List;
import java.util.Set;

/**
 * A revision of an incident as a partner whom it names may see it.
 *
 * @param incident what it is worth and who hears of it are the shop's own business
 */
public record PartnerIncident(String partner, Incident incident) {

    /**
     * Whom an incident is told to.
     *
     * @param partners who may see what concerns them
     * @param minimum distinct customers from which on they may: of fewer, they could guess who they are
     */
    public static List<PartnerIncident> of(Incident incident, Set<String> partners, int minimum) {
        if (incident.customersAffected() < minimum) {
            return List.of();
        }
        return incident.cause().stream()
                .filter(part -> part.dimension() == Dimension.PARTNER && partners.contains(part.value()))
                .map(part -> new PartnerIncident(part.value(), incident))
                .toList();
    }

    /** What those affected have in common, other partners left out. */
    public List<Cause> cause() {
        return incident.cause().stream()
                .filter(part ->
                        part.dimension() != Dimension.PARTNER || part.value().equals(partner))
                .toList();
    }
}
