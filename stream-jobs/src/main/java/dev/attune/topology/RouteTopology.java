package dev.attune.topology;

import dev.attune.customer.CustomerOutput;
import dev.attune.delivery.DeliverRoutesFunction;
import dev.attune.delivery.DeliverySettings;
import dev.attune.delivery.OutboundMapperSource;
import dev.attune.delivery.OutboundRecord;
import dev.attune.registry.RegistrySource;
import dev.attune.waiting.SystemRegistryClock;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Copies of alerts for departments that have a topic of their own; nothing where none has.
 *
 * <pre>
 *  outputs ┐
 *          ├─ revisions alone, keyed by customer ─ deliver-routes ─► OutboundRecord
 *  drops ──┘
 * </pre>
 */
public final class RouteTopology {

    private RouteTopology() {}

    /**
     * What is told, with the copies.
     *
     * @param records what is told anyhow
     * @param timeToLive the net under the state of open episodes
     */
    public static DataStream<OutboundRecord> withCopies(
            DataStream<OutboundRecord> records,
            Told told,
            List<String> departments,
            RegistrySource registry,
            DeliverySettings settings,
            StateTtlConfig timeToLive) {
        if (departments.isEmpty()) {
            return records;
        }
        OutboundMapperSource mappers = new OutboundMapperSource(registry, new SystemRegistryClock(), settings);
        DataStream<OutboundRecord> copies = told.outputs()
                .union(told.drops())
                .filter(RouteTopology::isAlert)
                .name(OperatorIds.ROUTED_ALERTS)
                .uid(OperatorIds.ROUTED_ALERTS)
                .keyBy(alert -> ((CustomerOutput.Revision) alert).revision().customerId(), Types.STRING)
                .process(new DeliverRoutesFunction(mappers, Set.copyOf(departments), timeToLive))
                .returns(OutboundRecord.TYPE)
                .name(OperatorIds.DELIVER_ROUTES)
                .uid(OperatorIds.DELIVER_ROUTES);
        return records.union(copies);
    }

    /** What a policy on trial tells is nobody's. */
    private static boolean isAlert(CustomerOutput output) {
        return output instanceof CustomerOutput.Revision told
                && !told.revision().shadow();
    }
}
