package dev.attune.domain.episode;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The id of an episode: the first 128 bits of SHA-256 over customer, kind, start and policy lineage, each ended by a
 * zero byte, as 32 lower-case hexadecimal digits. The same episode has the same id in every run.
 */
public final class AlertIds {

    /** Lineage of the policy in force. */
    public static final String LIVE = "live";

    private static final int BYTES = 16;

    private AlertIds() {}

    /**
     * @param openedAt start of the episode, epoch milliseconds UTC
     * @param lineage {@link #LIVE}, or the name of a shadow policy
     */
    public static String of(String customerId, AlertKind kind, long openedAt, String lineage) {
        String parts = customerId + '\0' + kind.name() + '\0' + openedAt + '\0' + lineage + '\0';
        byte[] hash = sha256().digest(parts.getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform must provide SHA-256", e);
        }
    }
}
