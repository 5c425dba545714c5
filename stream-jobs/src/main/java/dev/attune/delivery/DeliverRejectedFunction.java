package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.intake.RejectedRecord;
import dev.attune.registry.RegistrySource;
import dev.attune.registry.SchemaRegistry;
import dev.attune.telemetry.CounterFamily;
import dev.attune.telemetry.DeliveryMetrics;
import dev.attune.telemetry.Metrics;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes every refused record a record of the rejected topic. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverRejectedFunction extends ProcessFunction<RejectedRecord, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    private final RegistrySource registry;
    private final DeliverySettings settings;

    private transient OutboundMapper mapper;
    private transient CounterFamily rejected;

    /** @param registry opened when the function is, closed once the schema id is known */
    public DeliverRejectedFunction(RegistrySource registry, DeliverySettings settings) {
        this.registry = registry;
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        try (SchemaRegistry opened = registry.open()) {
            mapper = new OutboundMapper(OutputSchemaIds.ask(opened, List.of(Topic.REJECTED)), settings);
        }
        rejected = new CounterFamily(
                getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP), DeliveryMetrics.REJECTED, Metrics.REASON);
    }

    @Override
    public void processElement(RejectedRecord refused, Context context, Collector<OutboundRecord> out) {
        out.collect(mapper.map(refused));
        rejected.of(refused.reason()).inc();
    }
}
