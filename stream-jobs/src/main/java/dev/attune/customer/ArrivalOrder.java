package dev.attune.customer;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.InteractionCodec;
import dev.attune.intake.Arrival;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;

/**
 * The order in which the interactions of a tick are applied: event time, event id, and among copies of one event that
 * differ (a source that sent an id twice) their bytes; so the outcome never depends on who came first.
 */
public enum ArrivalOrder implements Comparator<Arrival> {
    INSTANCE;

    @Override
    public int compare(Arrival left, Arrival right) {
        Interaction a = left.interaction();
        Interaction b = right.interaction();
        int order = Long.compare(a.eventTime(), b.eventTime());
        if (order == 0) {
            order = a.eventId().compareTo(b.eventId());
        }
        return order != 0 || a.equals(b) ? order : Arrays.compareUnsigned(bytes(a), bytes(b));
    }

    private static byte[] bytes(Interaction interaction) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            new InteractionCodec().write(interaction, new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
