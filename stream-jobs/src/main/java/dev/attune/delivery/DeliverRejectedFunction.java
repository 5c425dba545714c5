package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.intake.RejectedRecord;
import dev.attune.telemetry.CounterFamily;
import dev.attune.telemetry.DeliveryMetrics;
import dev.attune.telemetry.Metrics;
import java.io.InterruptedIOException;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes every refused record a record of the rejected topic. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverRejectedFunction extends ProcessFunction<RejectedRecord, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    private final OutboundMapperSource mappers;

    private transient OutboundMapper mapper;
    private transient CounterFamily rejected;

    public DeliverRejectedFunction(OutboundMapperSource mappers) {
        this.mappers = mappers;
    }

    @Override
    public void open(OpenContext context) throws InterruptedIOException {
        MetricGroup metrics = getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP);
        mapper = mappers.open(List.of(Topic.REJECTED), metrics);
        rejected = new CounterFamily(metrics, DeliveryMetrics.REJECTED, Metrics.REASON);
    }

    @Override
    public void processElement(RejectedRecord refused, Context context, Collector<OutboundRecord> out) {
        out.collect(mapper.map(refused));
        rejected.of(refused.reason()).inc();
    }
}
