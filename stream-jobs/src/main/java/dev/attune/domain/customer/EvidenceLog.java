package dev.attune.domain.customer;

import dev.attune.domain.episode.Evidence;
import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest negative events of a customer, oldest first, at most {@link #MOST}, and the last purchase. */
final class EvidenceLog {

    static final int MOST = 8;

    private EventReference[] events = {};
    private @Nullable EventReference lastPurchase;

    EvidenceLog copy() {
        EvidenceLog copy = new EvidenceLog();
        copy.events = events.clone();
        copy.lastPurchase = lastPurchase;
        return copy;
    }

    void add(EventReference event) {
        if (events.length > 0 && events[events.length - 1].equals(event)) {
            return;
        }
        if (events.length < MOST) {
            events = Arrays.copyOf(events, events.length + 1);
        } else {
            System.arraycopy(events, 1, events, 0, MOST - 1);
        }
        events[events.length - 1] = event;
    }

    void purchased(EventReference event) {
        lastPurchase = event;
    }

    /** Epoch milliseconds; {@link Long#MIN_VALUE} before the first. */
    long lastPurchaseAt() {
        return lastPurchase == null ? Long.MIN_VALUE : lastPurchase.eventTime();
    }

    /** What speaks for leaving: negative events since the last purchase, newest first, then that purchase, once. */
    List<Evidence> sinceLastPurchase() {
        EventReference purchase = lastPurchase;
        List<Evidence> evidence = new ArrayList<>();
        int room = purchase == null ? MOST : MOST - 1;
        for (int i = events.length - 1; i >= 0 && evidence.size() < room; i--) {
            boolean since = purchase == null || events[i].eventTime() >= purchase.eventTime();
            if (since && !events[i].equals(purchase)) {
                evidence.add(events[i].toEvidence());
            }
        }
        if (purchase != null) {
            evidence.add(purchase.toEvidence());
        }
        return List.copyOf(evidence);
    }

    /** Negative events at or after {@code from}, newest first. */
    List<Evidence> since(long from) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = events.length - 1; i >= 0; i--) {
            if (events[i].eventTime() >= from) {
                evidence.add(events[i].toEvidence());
            }
        }
        return List.copyOf(evidence);
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(events.length << 1 | (lastPurchase == null ? 0 : 1));
        for (EventReference event : events) {
            event.write(out);
        }
        if (lastPurchase != null) {
            lastPurchase.write(out);
        }
    }

    static EvidenceLog read(DataInput in) throws IOException {
        EvidenceLog log = new EvidenceLog();
        int head = Packed.readCount(in, MOST << 1 | 1);
        log.events = new EventReference[head >> 1];
        for (int i = 0; i < log.events.length; i++) {
            log.events[i] = EventReference.read(in);
        }
        if ((head & 1) != 0) {
            log.lastPurchase = EventReference.read(in);
        }
        return log;
    }
}
