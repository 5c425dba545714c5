package dev.attune.delivery;

import dev.attune.domain.incident.TouchpointTold.PartnerWindow;
import dev.attune.waiting.RegistryPatience;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which partners are written to. A policy may name one while the job runs: that one is, as soon as somebody has made the
 * topic. The job makes none, and a record for a topic that is not there would stop it.
 */
final class AdmittedPartners {

    private static final Logger LOG = LoggerFactory.getLogger(AdmittedPartners.class);

    private final OutboundMapperSource source;
    private final OutboundMapper mapper;
    private final RegistryPatience patience;
    private final Set<String> known;

    /** The end of the window for which a topic was looked for in vain, by partner: once for each window. */
    private final Map<String, Long> missedAt = new HashMap<>();

    /** @param known at the start */
    AdmittedPartners(
            OutboundMapperSource source, OutboundMapper mapper, RegistryPatience patience, Collection<String> known) {
        this.source = source;
        this.mapper = mapper;
        this.patience = patience;
        this.known = new HashSet<>(known);
    }

    /** Whether the partner of a window has a topic. */
    boolean admits(PartnerWindow window) throws InterruptedIOException {
        String partner = window.partner();
        if (known.contains(partner)) {
            return true;
        }
        if (missedAt.getOrDefault(partner, Long.MIN_VALUE) >= window.windowEnd()) {
            return false;
        }
        OptionalInt id = source.partnerId(partner, patience);
        if (id.isEmpty()) {
            LOG.warn("partner {} has no topic, and is told nothing: 'attune topics apply --partner' makes it", partner);
            missedAt.put(partner, window.windowEnd());
            return false;
        }
        mapper.admit(partner, id.getAsInt());
        known.add(partner);
        return true;
    }
}
