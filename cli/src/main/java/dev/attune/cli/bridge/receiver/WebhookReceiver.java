package dev.attune.cli.bridge.receiver;

import dev.attune.cli.bridge.settings.Target;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** One POST per revision: CloudEvents 1.0 in HTTP's binary mode, signed. */
public final class WebhookReceiver implements Receiver {

    private static final String TOPIC_PREFIX = "cx.";
    private static final String UNKNOWN_SOURCE = "/attune/customer-experience";

    private final Target.Webhook target;
    private final HttpPost http;
    private final Clock clock;

    public WebhookReceiver(Target.Webhook target, Duration timeout, Clock clock) {
        this.target = target;
        this.http = new HttpPost(timeout, target.headers(), clock);
        this.clock = clock;
    }

    @Override
    public Answer send(Message message) throws InterruptedException {
        byte[] json = message.json();
        Map<String, String> headers = new LinkedHashMap<>(cloudEvent(message));
        String id = printable(message.key());
        long now = clock.instant().getEpochSecond();
        headers.put("idempotency-key", id);
        headers.put("webhook-id", id);
        headers.put("webhook-timestamp", Long.toString(now));
        if (!target.keys().isEmpty()) {
            headers.put("webhook-signature", Signature.of(target.keys(), id, now, json));
        }
        return http.post(target.address().uri(), headers, json);
    }

    private static Map<String, String> cloudEvent(Message message) {
        Map<String, String> headers = new LinkedHashMap<>();
        String source = message.header("ce_source");
        headers.put("ce-specversion", "1.0");
        headers.put("ce-id", printable(message.key()));
        headers.put(
                "ce-type", "dev.attune." + message.kind().topic().topicName().substring(TOPIC_PREFIX.length()));
        headers.put("ce-source", printable(source == null ? UNKNOWN_SOURCE : source));
        headers.put("ce-time", message.eventTime().toString());
        String trace = message.header("traceparent");
        if (trace != null) {
            headers.put("traceparent", printable(trace));
        }
        return headers;
    }

    /** As CloudEvents has it: what is not printable ASCII, blanks, quotes and percent signs are percent-encoded. */
    private static String printable(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
            if (each > ' ' && each < 0x7f && each != '"' && each != '%') {
                encoded.append((char) each);
            } else {
                encoded.append("%%%02X".formatted(each & 0xff));
            }
        }
        return encoded.toString();
    }
}
