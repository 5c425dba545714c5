package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.domain.incident.Incident;
import dev.attune.telemetry.CounterFamily;
import dev.attune.telemetry.DeliveryMetrics;
import dev.attune.telemetry.Metrics;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes every revision of an incident a record of its topic. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverIncidentFunction extends ProcessFunction<Incident, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    static final List<Topic> TOPICS = List.of(Topic.INCIDENT, Topic.REJECTED);

    private final OutboundMapperSource mappers;

    private transient OutboundMapper mapper;
    private transient CounterFamily incidents;

    public DeliverIncidentFunction(OutboundMapperSource mappers) {
        this.mappers = mappers;
    }

    @Override
    public void open(OpenContext context) throws InterruptedIOException {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        mapper = mappers.open(TOPICS, metrics);
        incidents = new CounterFamily(metrics, DeliveryMetrics.INCIDENTS, "state", "severity");
    }

    @Override
    public void processElement(Incident incident, Context context, Collector<OutboundRecord> out) {
        out.collect(mapper.map(incident));
        incidents.of(incident.state(), incident.severity()).inc();
    }
}
