package dev.attune.quality;

import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.feedback.OutcomeSource;
import dev.attune.domain.feedback.QualityBook;
import dev.attune.telemetry.Metrics;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps count of how alerts turned out, in one place and over restarts, and passes the outcomes on. The figures are gauges
 * by kind and policy; customers picked at random end here.
 */
public final class JudgeAlertsOperator extends AbstractStreamOperator<AlertOutcome>
        implements OneInputStreamOperator<AlertOutcome, AlertOutcome> {

    private static final long serialVersionUID = 1L;

    private static final ListStateDescriptor<byte[]> QUALITY =
            new ListStateDescriptor<>("alert-quality", PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    private static final double SECONDS_PER_HOUR = 3_600;

    private transient ListState<byte[]> state;
    private transient QualityBook book;
    private transient Set<QualityBook.Key> shown;

    /** What metrics tell, which other threads read: a copy of a moment ago. */
    private transient volatile QualityBook told;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    public JudgeAlertsOperator() {}

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        book = new QualityBook();
        state = context.getOperatorStateStore().getListState(QUALITY);
        for (byte[] stored : state.get()) {
            book = QualityBook.read(new DataInputStream(new ByteArrayInputStream(stored)));
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        shown = new HashSet<>();
        show();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        state.update(List.of(bytes()));
    }

    private byte[] bytes() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    @Override
    public void processElement(StreamRecord<AlertOutcome> element) throws Exception {
        book.take(element.getValue());
        show();
        if (element.getValue().source() != OutcomeSource.PICK) {
            output.collect(element);
        }
    }

    private void show() throws Exception {
        told = QualityBook.read(new DataInputStream(new ByteArrayInputStream(bytes())));
        MetricGroup metrics = getMetricGroup().addGroup(Metrics.GROUP);
        for (QualityBook.Key key : book.keys()) {
            if (shown.add(key)) {
                register(metrics, key);
            }
        }
    }

    /** The labels are bounded: two kinds, and as many policies as the book tells apart. */
    private void register(MetricGroup metrics, QualityBook.Key key) {
        MetricGroup labelled = metrics.addGroup("kind", key.kind().name()).addGroup("policy", key.policyVersion());
        labelled.gauge(
                Metrics.ALERT_PRECISION, (Gauge<Double>) () -> told.of(key).precision());
        labelled.gauge(Metrics.ALERT_LIFT, (Gauge<Double>) () -> told.lift(key));
        labelled.gauge(
                Metrics.ALERT_LEAD_TIME, (Gauge<Double>) () -> told.of(key).medianLeadHours() * SECONDS_PER_HOUR);
        labelled.gauge(Metrics.ALERTS_JUDGED, (Gauge<Long>)
                () -> told.of(key).right() + told.of(key).wrong());
    }

    QualityBook book() {
        return book;
    }
}
