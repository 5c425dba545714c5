package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.domain.episode.Suppression;
import dev.attune.telemetry.CounterFamily;
import dev.attune.telemetry.DeliveryMetrics;
import dev.attune.telemetry.Metrics;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes every revision that was held back, or routed nowhere, a record of its topic. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverSuppressionFunction extends ProcessFunction<Suppression, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    static final List<Topic> TOPICS = List.of(Topic.SUPPRESSED, Topic.REJECTED);

    private final OutboundMapperSource mappers;

    private transient OutboundMapper mapper;
    private transient CounterFamily suppressed;

    public DeliverSuppressionFunction(OutboundMapperSource mappers) {
        this.mappers = mappers;
    }

    @Override
    public void open(OpenContext context) throws InterruptedIOException {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        mapper = mappers.open(TOPICS, metrics);
        suppressed = new CounterFamily(metrics, DeliveryMetrics.SUPPRESSED, Metrics.REASON);
    }

    @Override
    public void processElement(Suppression suppression, Context context, Collector<OutboundRecord> out) {
        out.collect(mapper.map(suppression));
        suppressed.of(suppression.reason()).inc();
    }
}
