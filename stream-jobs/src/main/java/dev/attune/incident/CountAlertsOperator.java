package dev.attune.incident;

import dev.attune.clock.JointTimeOperator;
import dev.attune.domain.gate.Attachment;
import dev.attune.domain.incident.CountedIncidents;
import dev.attune.domain.incident.Incident;
import dev.attune.telemetry.Metrics;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Tells incidents with the alerts that stand with them. Runs alone (parallelism 1): input 1 brings the alerts the gates
 * attached, input 2 the incidents; what belongs to a minute is told once both have passed its end. No way leads back from
 * here: the gates have heard of the incidents before. The end-of-input watermark is not time.
 */
public final class CountAlertsOperator extends JointTimeOperator<Attachment, Incident, Incident> {

    private static final long serialVersionUID = 1L;

    private static final ListStateDescriptor<byte[]> COUNTED =
            new ListStateDescriptor<>("counted-incidents", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);

    private final long emitFrom;

    private transient ListState<byte[]> state;
    private transient CountedIncidents counted;

    /** Incidents that go on, for metrics, which other threads read. */
    private transient volatile long open;

    /** @param emitFrom incidents that opened before this instant of event time are silenced, epoch milliseconds */
    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    public CountAlertsOperator(long emitFrom) {
        this.emitFrom = emitFrom;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        counted = new CountedIncidents();
        state = context.getOperatorStateStore().getListState(COUNTED);
        for (byte[] stored : state.get()) {
            counted = CountedIncidentsLayout.read(stored);
        }
        open = counted.open().size();
    }

    @Override
    public void open() throws Exception {
        super.open();
        MetricGroup metrics = getMetricGroup().addGroup(Metrics.GROUP);
        metrics.gauge(Metrics.INCIDENTS_OPEN, (Gauge<Long>) () -> open);
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.update(List.of(CountedIncidentsLayout.write(counted)));
    }

    @Override
    public void processElement1(StreamRecord<Attachment> element) {
        counted.attach(element.getValue().incidentId(), element.getValue().at());
    }

    @Override
    public void processElement2(StreamRecord<Incident> element) {
        counted.hear(element.getValue());
    }

    @Override
    protected void advance(long watermark) {
        while (counted.due() - 1 <= watermark) {
            for (Incident incident : counted.tellNext()) {
                if (incident.openedAt() >= emitFrom) {
                    output.collect(new StreamRecord<>(incident, incident.eventTime() - 1));
                }
            }
            open = counted.open().size();
        }
    }
}
