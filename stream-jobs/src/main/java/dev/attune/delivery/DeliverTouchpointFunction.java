package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.telemetry.CounterFamily;
import dev.attune.telemetry.DeliveryMetrics;
import dev.attune.telemetry.Metrics;
import dev.attune.waiting.RegistryPatience;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes what is told of touchpoints records of their topics: pulses, and what partners may see. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverTouchpointFunction extends ProcessFunction<TouchpointTold, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    static final List<Topic> TOPICS = List.of(Topic.PULSE, Topic.REJECTED);

    private final OutboundMapperSource mappers;
    private final List<String> partners;

    private transient OutboundMapper mapper;
    private transient CounterFamily pulses;
    private transient CounterFamily views;
    private transient AdmittedPartners admitted;
    private transient Counter undeliverable;

    /** @param partners who must have a topic of their own at the start */
    public DeliverTouchpointFunction(OutboundMapperSource mappers, List<String> partners) {
        this.mappers = mappers;
        this.partners = List.copyOf(partners);
    }

    @Override
    public void open(OpenContext context) throws InterruptedIOException {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        mapper = mappers.open(TOPICS, partners, metrics);
        pulses = new CounterFamily(metrics, DeliveryMetrics.PULSES);
        views = new CounterFamily(metrics, DeliveryMetrics.PARTNER_VIEWS);
        undeliverable = metrics.counter(DeliveryMetrics.PARTNER_VIEWS_UNDELIVERABLE);
        admitted = new AdmittedPartners(mappers, mapper, new RegistryPatience(mappers.clock()), partners);
    }

    @Override
    public void processElement(TouchpointTold told, Context context, Collector<OutboundRecord> out)
            throws InterruptedIOException {
        if (told instanceof TouchpointTold.PartnerWindow window && !admitted.admits(window)) {
            undeliverable.inc();
            return;
        }
        out.collect(mapper.map(told));
        (told instanceof TouchpointTold.PartnerWindow ? views : pulses).of().inc();
    }
}
