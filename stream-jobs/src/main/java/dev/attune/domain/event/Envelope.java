package dev.attune.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * What every interaction carries, whatever its stream.
 *
 * @param customerId the customer, never empty
 * @param eventId the source system's id of the event, never empty; duplicates share it
 * @param eventTime when it happened, epoch milliseconds UTC
 * @param channel where the customer met us
 * @param touchpoint the touchpoint as given by the source, lower case; null where the source gave none
 * @param sessionId the source's session; null where it has none
 * @param segment the customer's segment as of this event; null where unknown
 * @param partner who fulfilled it (carrier, marketplace seller); null for ourselves
 * @param journeyStage the stage of the customer journey as given; null where unknown
 */
public record Envelope(
        String customerId,
        String eventId,
        long eventTime,
        Channel channel,
        @Nullable String touchpoint,
        @Nullable String sessionId,
        @Nullable String segment,
        @Nullable String partner,
        @Nullable String journeyStage) {}
