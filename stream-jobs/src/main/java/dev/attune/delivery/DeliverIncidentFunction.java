package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.PartnerIncident;
import dev.attune.telemetry.CounterFamily;
import dev.attune.telemetry.DeliveryMetrics;
import dev.attune.telemetry.Metrics;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes every revision of an incident a record of its topic, and of those of the partners whom it names. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverIncidentFunction extends ProcessFunction<Incident, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    static final List<Topic> TOPICS = List.of(Topic.INCIDENT, Topic.REJECTED);

    private final OutboundMapperSource mappers;
    private final List<String> partners;
    private final int partnerMinimum;

    private transient OutboundMapper mapper;
    private transient CounterFamily incidents;
    private transient CounterFamily views;

    /**
     * @param partners who have a topic of their own
     * @param partnerMinimum how many customers an incident must have met before a partner may see it
     */
    public DeliverIncidentFunction(OutboundMapperSource mappers, List<String> partners, int partnerMinimum) {
        this.mappers = mappers;
        this.partners = List.copyOf(partners);
        this.partnerMinimum = partnerMinimum;
    }

    @Override
    public void open(OpenContext context) throws InterruptedIOException {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        mapper = mappers.open(TOPICS, partners, metrics);
        incidents = new CounterFamily(metrics, DeliveryMetrics.INCIDENTS, "state", "severity");
        views = new CounterFamily(metrics, DeliveryMetrics.PARTNER_VIEWS);
    }

    @Override
    public void processElement(Incident incident, Context context, Collector<OutboundRecord> out) {
        out.collect(mapper.map(incident));
        incidents.of(incident.state(), incident.severity()).inc();
        for (PartnerIncident told : PartnerIncident.of(incident, Set.copyOf(partners), partnerMinimum)) {
            out.collect(mapper.map(told));
            views.of().inc();
        }
    }
}
