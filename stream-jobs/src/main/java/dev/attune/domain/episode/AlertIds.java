package dev.attune.domain.episode;

import dev.attune.domain.identity.StableId;
import java.util.List;

/**
 * The id of an episode: {@link StableId} over customer, kind, start and policy lineage. The same episode has the same id in
 * every run.
 */
public final class AlertIds {

    /** Lineage of the policy in force. */
    public static final String LIVE = "live";

    private AlertIds() {}

    /**
     * @param openedAt start of the episode, epoch milliseconds UTC
     * @param lineage {@link #LIVE}, or the name of a shadow policy
     */
    public static String of(String customerId, AlertKind kind, long openedAt, String lineage) {
        return StableId.of(List.of(customerId, kind.name(), Long.toString(openedAt), lineage));
    }
}
