package dev.attune.domain.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The id of an incident: the first 128 bits of SHA-256 over its cause as it was first told (dimension and value of each
 * part) and its opening time, each ended by a zero byte, as 32 lower-case hexadecimal digits. The same incident has the
 * same id in every run.
 */
final class IncidentIds {

    private static final int BYTES = 16;

    private IncidentIds() {}

    /** @param openedAt epoch milliseconds UTC */
    static String of(List<Cause> cause, long openedAt) {
        StringBuilder parts = new StringBuilder();
        for (Cause part : cause) {
            parts.append(part.dimension().name())
                    .append('\0')
                    .append(part.value())
                    .append('\0');
        }
        parts.append(openedAt).append('\0');
        byte[] hash = sha256().digest(parts.toString().getBytes(StandardCharsets.UTF_8));
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
