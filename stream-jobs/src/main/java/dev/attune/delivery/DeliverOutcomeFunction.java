package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.telemetry.CounterFamily;
import dev.attune.telemetry.DeliveryMetrics;
import dev.attune.telemetry.Metrics;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes every outcome of an alert a record of its topic. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverOutcomeFunction extends ProcessFunction<AlertOutcome, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    static final List<Topic> TOPICS = List.of(Topic.ALERT_OUTCOME, Topic.REJECTED);

    private final OutboundMapperSource mappers;

    private transient OutboundMapper mapper;
    private transient CounterFamily outcomes;

    public DeliverOutcomeFunction(OutboundMapperSource mappers) {
        this.mappers = mappers;
    }

    @Override
    public void open(OpenContext context) throws InterruptedIOException {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        mapper = mappers.open(TOPICS, metrics);
        outcomes = new CounterFamily(metrics, DeliveryMetrics.OUTCOMES, "kind", "outcome", "source");
    }

    @Override
    public void processElement(AlertOutcome outcome, Context context, Collector<OutboundRecord> out) {
        out.collect(mapper.map(outcome));
        outcomes.of(outcome.kind(), outcome.outcome(), outcome.source()).inc();
    }
}
