package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.customer.CustomerOutput;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.ToldDepartments;
import dev.attune.telemetry.CounterFamily;
import dev.attune.telemetry.DeliveryMetrics;
import dev.attune.telemetry.Metrics;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Copies revisions of alerts for the departments that read on topics of their own. Keyed by customer. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverRoutesFunction extends KeyedProcessFunction<String, CustomerOutput, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    private static final List<Topic> TOPICS = List.of();

    private final OutboundMapperSource mappers;
    private final Set<String> departments;
    private final StateTtlConfig timeToLive;

    private transient OutboundMapper mapper;
    private transient CounterFamily copies;
    private transient MapState<String, List<String>> told;

    /**
     * @param departments that have a topic of their own
     * @param timeToLive the net under episodes, all of which end
     */
    public DeliverRoutesFunction(OutboundMapperSource mappers, Set<String> departments, StateTtlConfig timeToLive) {
        this.mappers = mappers;
        this.departments = Set.copyOf(departments);
        this.timeToLive = timeToLive;
    }

    @Override
    public void open(OpenContext context) throws InterruptedIOException {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        mapper = mappers.open(TOPICS, List.of(), List.copyOf(departments), metrics);
        copies = new CounterFamily(metrics, DeliveryMetrics.ROUTED);
        MapStateDescriptor<String, List<String>> descriptor =
                new MapStateDescriptor<>("told-departments", Types.STRING, Types.LIST(Types.STRING));
        descriptor.enableTimeToLive(timeToLive);
        told = getRuntimeContext().getMapState(descriptor);
    }

    @Override
    public void processElement(CustomerOutput output, Context context, Collector<OutboundRecord> out) throws Exception {
        CustomerOutput.Revision revision = (CustomerOutput.Revision) output;
        for (String department : hearing(revision.revision()).names()) {
            Optional<OutboundRecord> copy = mapper.map(revision, department);
            if (copy.isPresent()) {
                out.collect(copy.get());
                copies.of().inc();
            }
        }
    }

    private ToldDepartments hearing(EpisodeRevision revision) throws Exception {
        List<String> before = told.get(revision.alertId());
        ToldDepartments hearing =
                (before == null ? ToldDepartments.NOBODY : new ToldDepartments(before)).after(revision, departments);
        boolean isOver = revision.state() == EpisodeState.RESOLVED || revision.state() == EpisodeState.EXPIRED;
        if (isOver) {
            told.remove(revision.alertId());
        } else if (!hearing.names().equals(before) && !hearing.names().isEmpty()) {
            told.put(revision.alertId(), hearing.names());
        }
        return hearing;
    }
}
