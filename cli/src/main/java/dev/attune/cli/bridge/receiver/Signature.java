package dev.attune.cli.bridge.receiver;

import dev.attune.cli.bridge.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as Standard Webhooks 1.0 does (https://www.standardwebhooks.com), so that receivers verify with a library they
 * have: HMAC-SHA256 over {@code id.timestamp.body}, Base64 behind {@code v1,}; with several keys, one after the other.
 */
final class Signature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String ENCODED = "whsec_";

    private Signature() {}

    /**
     * The value of the header {@code webhook-signature}.
     *
     * @param seconds of the epoch, as the header {@code webhook-timestamp} tells them
     */
    static String of(List<Secret> keys, String id, long seconds, byte[] body) {
        byte[] head = (id + "." + seconds + ".").getBytes(StandardCharsets.UTF_8);
        return keys.stream().map(key -> "v1," + one(bytes(key), head, body)).collect(Collectors.joining(" "));
    }

    private static String one(byte[] key, byte[] head, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(head);
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(Secret key) {
        String text = key.reveal();
        return text.startsWith(ENCODED)
                ? Base64.getDecoder().decode(text.substring(ENCODED.length()))
                : text.getBytes(StandardCharsets.UTF_8);
    }
}
