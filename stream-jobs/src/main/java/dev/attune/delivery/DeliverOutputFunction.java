package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.customer.CustomerOutput;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.intake.RejectionReason;
import dev.attune.telemetry.CounterFamily;
import dev.attune.telemetry.DeliveryMetrics;
import dev.attune.telemetry.Metrics;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes every customer output a record of its topic. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverOutputFunction extends ProcessFunction<CustomerOutput, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    static final List<Topic> TOPICS = List.of(
            Topic.CHURN_RISK,
            Topic.EXPERIENCE_DROP,
            Topic.GOOD_NEWS,
            Topic.SHADOW_ALERT,
            Topic.CUSTOMER_HEALTH,
            Topic.REJECTED);

    private final OutboundMapperSource mappers;

    private transient OutboundMapper mapper;
    private transient CounterFamily alerts;
    private transient CounterFamily health;
    private transient CounterFamily rejected;

    public DeliverOutputFunction(OutboundMapperSource mappers) {
        this.mappers = mappers;
    }

    @Override
    public void open(OpenContext context) throws InterruptedIOException {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        mapper = mappers.open(TOPICS, metrics);
        alerts = new CounterFamily(metrics, DeliveryMetrics.ALERTS, "kind", "state", "severity");
        health = new CounterFamily(metrics, DeliveryMetrics.HEALTH);
        rejected = new CounterFamily(metrics, DeliveryMetrics.REJECTED, Metrics.REASON);
    }

    @Override
    public void processElement(CustomerOutput output, Context context, Collector<OutboundRecord> out) {
        OutboundRecord record = mapper.map(output);
        count(output, record);
        out.collect(record);
    }

    private void count(CustomerOutput output, OutboundRecord record) {
        if (record.topic().equals(Topic.REJECTED.topicName())) {
            rejected.of(RejectionReason.OUTPUT_OVERSIZE).inc();
        } else if (output instanceof CustomerOutput.Revision told) {
            EpisodeRevision revision = told.revision();
            alerts.of(revision.kind(), revision.state(), revision.severity()).inc();
        } else {
            health.of().inc();
        }
    }
}
