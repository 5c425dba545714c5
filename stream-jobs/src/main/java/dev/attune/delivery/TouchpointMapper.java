package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.elementOf;
import static dev.attune.delivery.AvroValues.nullable;
import static dev.attune.delivery.AvroValues.putAmount;

import dev.attune.contract.Contracts;
import dev.attune.contract.Topic;
import dev.attune.domain.event.Channel;
import dev.attune.domain.incident.Money;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.incident.TouchpointTold.PainPoint;
import dev.attune.domain.incident.TouchpointTold.PartnerWindow;
import dev.attune.domain.incident.TouchpointTold.Window;
import dev.attune.domain.incident.WindowFigures;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;

/** What is told of touchpoints to its records; what was not measured is absent. */
public final class TouchpointMapper {

    /** The schema of what a partner sees. */
    static final Schema PARTNER = Contracts.current("partner");

    private static final Schema PULSE = Topic.PULSE.schema();
    private static final Schema MONEY = elementOf(PULSE, "value_touched");
    private static final Schema CHANNEL =
            PULSE.getField("channel").schema().getTypes().get(1);
    private static final double CENTS = 100;

    /** Whether what is told is a pulse, and not for a partner alone. */
    public static boolean isPulse(TouchpointTold told) {
        return !(told instanceof PartnerWindow);
    }

    /** The pulse of what is told. */
    public GenericRecord pulse(TouchpointTold told) {
        return told instanceof Window window ? map(window) : map((PainPoint) told);
    }

    /** Unique among pulses, the same at every replay. */
    static String idOf(TouchpointTold told) {
        String window = told.touchpoint() + ":" + told.windowStart() + ":" + told.windowEnd();
        if (told instanceof Window row) {
            return window + ":" + row.channel() + ":" + row.partner() + ":" + row.segment();
        }
        PainPoint pain = (PainPoint) told;
        return window + ":" + pain.reason() + ":" + pain.feature();
    }

    public GenericRecord map(Window window) {
        WindowFigures figures = window.figures();
        return pulse("TOUCHPOINT", window.touchpoint(), window.windowStart(), window.windowEnd())
                .set("channel", channel(window.channel()))
                .set("partner", window.partner())
                .set("segment", window.segment())
                .set("events", figures.events())
                .set("customers", figures.customers())
                .set("errors", figures.errors())
                .set("frictions", figures.frictions())
                .set("latency_p50_ms", nullable(figures.latencyP50()))
                .set("latency_p95_ms", nullable(figures.latencyP95()))
                .set("latency_p99_ms", nullable(figures.latencyP99()))
                .set("apdex", nullable(figures.apdex()))
                .set("ratings", figures.ratings())
                .set("rating_satisfaction", nullable(figures.ratingSatisfaction()))
                .set("experience_index", nullable(figures.index()))
                .set("expected_index", nullable(window.expectedIndex()))
                .set("value_touched", moneys(figures.spent()))
                .set("policy_version", window.policyVersion())
                .build();
    }

    public GenericRecord map(PainPoint pain) {
        return pulse("PAIN_POINT", pain.touchpoint(), pain.windowStart(), pain.windowEnd())
                .set("feature", pain.feature())
                .set("reason", pain.reason().name())
                .set("events", pain.moments())
                .set("customers", pain.customers())
                .set("gap", pain.gap())
                .set("value_affected", moneys(pain.affected()))
                .set("value_lost", moneys(pain.lost()))
                .set("route", pain.route())
                .set("policy_version", pain.policyVersion())
                .build();
    }

    public GenericRecord map(PartnerWindow window) {
        WindowFigures figures = window.figures();
        return new GenericRecordBuilder(PARTNER)
                .set("partner", window.partner())
                .set("window_start", window.windowStart())
                .set("window_end", window.windowEnd())
                .set("touchpoint", window.touchpoint())
                .set("events", figures.events())
                .set("customers", figures.customers())
                .set("deliveries", window.deliveries())
                .set("late_deliveries", window.lateDeliveries())
                .set("returns", window.returns())
                .set("errors", figures.errors())
                .set("experience_index", nullable(figures.index()))
                .set("expected_index", nullable(window.expectedIndex()))
                .build();
    }

    private static GenericRecordBuilder pulse(String scope, String touchpoint, long start, long end) {
        return new GenericRecordBuilder(PULSE)
                .set("scope", new GenericData.EnumSymbol(PULSE.getField("scope").schema(), scope))
                .set("touchpoint", touchpoint)
                .set("window_start", start)
                .set("window_end", end);
    }

    private static GenericData.@Nullable EnumSymbol channel(@Nullable Channel channel) {
        return channel == null ? null : new GenericData.EnumSymbol(CHANNEL, channel.name());
    }

    private static List<GenericRecord> moneys(List<Money> moneys) {
        return moneys.stream().map(TouchpointMapper::money).toList();
    }

    private static GenericRecord money(Money money) {
        GenericRecord record = new GenericData.Record(MONEY);
        record.put("currency", money.currency());
        putAmount(record, "amount", money.cents() / CENTS);
        return record;
    }
}
