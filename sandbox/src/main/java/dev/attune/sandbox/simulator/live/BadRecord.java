package dev.attune.sandbox.simulator.live;

import dev.attune.cli.load.RawEventSink;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.intake.RejectionReason;
import dev.attune.intake.mapping.MappedEvent;
import dev.attune.sandbox.simulator.Draws;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The ways in which a record can be broken, each with the reason it must be refused for. */
public enum BadRecord {
    NOTHING(RejectionReason.EMPTY),
    A_FEW_BYTES(RejectionReason.TOO_SHORT),
    ANOTHER_FORMAT(RejectionReason.WRONG_MAGIC),
    /** Makes the job wait for the registry, once a minute. */
    AN_UNREGISTERED_SCHEMA(RejectionReason.UNKNOWN_SCHEMA_ID),
    CUT_OFF(RejectionReason.TRUNCATED),
    MORE_THAN_A_RECORD(RejectionReason.TRAILING_BYTES),
    NOBODY(RejectionReason.NO_CUSTOMER),
    TOMORROW(RejectionReason.FUTURE),
    THE_EPOCH(RejectionReason.BEFORE_FLOOR),
    MONEY_BACK(RejectionReason.NEGATIVE_AMOUNT),
    MONEY_OF_NOWHERE(RejectionReason.UNKNOWN_CURRENCY),
    BEYOND_HAPPY(RejectionReason.OUT_OF_RANGE),
    MOOD_OF_NO_NUMBER(RejectionReason.NOT_A_NUMBER);

    private static final int PREFIX = 5;
    private static final long DAYS = 86_400_000L;

    private final RejectionReason reason;

    BadRecord(RejectionReason reason) {
        this.reason = reason;
    }

    /** What the job must say about it. */
    public RejectionReason reason() {
        return reason;
    }

    /**
     * Sends a record broken in this way, made of a good one.
     *
     * @param now the broker's time, epoch milliseconds
     */
    public void send(RawEventSink sink, Interaction good, long now, Draws draws) {
        Interaction event = broken(good, now);
        byte[] value = broken(sink.encode(new MappedEvent(event, false)), draws);
        EventStream stream = event.stream();
        sink.sendRaw(stream, good.customerId().getBytes(StandardCharsets.UTF_8), value);
    }

    private Interaction broken(Interaction good, long now) {
        Envelope envelope = good.envelope();
        return switch (this) {
            case NOBODY -> page(envelope(envelope, " ", good.eventTime()));
            case TOMORROW -> page(envelope(envelope, good.customerId(), now + DAYS));
            case THE_EPOCH -> page(envelope(envelope, good.customerId(), 0));
            case MONEY_BACK -> order(envelope, -1, "EUR");
            case MONEY_OF_NOWHERE -> order(envelope, 1, "XQZ");
            case BEYOND_HAPPY -> ticket(envelope, 3);
            case MOOD_OF_NO_NUMBER -> ticket(envelope, Double.POSITIVE_INFINITY);
            default -> good;
        };
    }

    private byte @Nullable [] broken(byte[] value, Draws draws) {
        return switch (this) {
            case NOTHING -> null;
            case A_FEW_BYTES -> Arrays.copyOf(value, 1 + draws.index(PREFIX - 1));
            case ANOTHER_FORMAT -> prefixed(value, 0, (byte) '{');
            case AN_UNREGISTERED_SCHEMA -> prefixed(value, 1, (byte) 0x7F);
            case CUT_OFF -> Arrays.copyOf(value, PREFIX + 1 + draws.index(value.length - PREFIX - 1));
            case MORE_THAN_A_RECORD -> Arrays.copyOf(value, value.length + 1 + draws.index(8));
            default -> value;
        };
    }

    private static byte[] prefixed(byte[] value, int position, byte with) {
        byte[] copy = value.clone();
        copy[position] = with;
        return copy;
    }

    private static Envelope envelope(Envelope good, String customer, long eventTime) {
        return new Envelope(
                customer,
                good.eventId() + "-bad",
                eventTime,
                good.channel(),
                good.touchpoint(),
                good.sessionId(),
                good.segment(),
                good.partner(),
                good.journeyStage());
    }

    private static Click page(Envelope envelope) {
        return new Click(
                envelope,
                ClickKind.PAGE_VIEW,
                "/home",
                null,
                null,
                Click.NOT_GIVEN,
                Click.NOT_GIVEN,
                null,
                Click.NOT_GIVEN,
                Click.NO_POSITION,
                Click.NO_POSITION,
                null);
    }

    private static Purchase order(Envelope envelope, double amount, String currency) {
        return new Purchase(
                envelope(envelope, envelope.customerId(), envelope.eventTime()),
                PurchaseKind.PLACED,
                null,
                amount,
                currency,
                Click.NOT_GIVEN,
                null,
                Purchase.NO_TIME,
                Purchase.NO_TIME);
    }

    private static Support ticket(Envelope envelope, double sentiment) {
        return new Support(
                envelope(envelope, envelope.customerId(), envelope.eventTime()),
                SupportKind.OPENED,
                null,
                null,
                Purchase.NO_TIME,
                null,
                Double.NaN,
                Double.NaN,
                true,
                Double.NaN,
                sentiment);
    }
}
