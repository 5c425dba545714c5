package dev.attune.topology;

import dev.attune.control.ControlChange;
import dev.attune.customer.CustomerOutput;
import dev.attune.customer.CustomerOutputs;
import dev.attune.customer.CustomerSettings;
import dev.attune.customer.EncounterCodec;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.incident.MeetAnonymousOperator;
import dev.attune.incident.MinuteTallyCodec;
import dev.attune.incident.SumEncountersOperator;
import dev.attune.incident.TouchpointKey;
import dev.attune.incident.TouchpointSettings;
import dev.attune.incident.TouchpointToldCodec;
import dev.attune.incident.WatchTouchpointOperator;
import dev.attune.intake.Arrival;
import dev.attune.intake.RouteExitsFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/**
 * The windows of touchpoints, a part of the main job.
 *
 * <pre>
 *  customer ── encounters ── encounter-sums ──────────────┐
 *  exits ── anonymous ── meet-anonymous ── visitor-sums ──┴── touchpoints (keyed by touchpoint) ── told
 *                                                                 └── deviations
 * </pre>
 *
 * Each kind of encounter is summed in the task it comes from, so that no single one crosses the network. Visitors and
 * touchpoints are told every change, as customers are.
 */
final class TouchpointTopology {

    private TouchpointTopology() {}

    static SingleOutputStreamOperator<TouchpointTold> define(
            SingleOutputStreamOperator<Arrival> arrivals,
            SingleOutputStreamOperator<CustomerOutput> customers,
            DataStream<ControlChange> changes,
            CustomerSettings settings) {
        DataStream<Encounter> visitors = arrivals.getSideOutput(RouteExitsFunction.ANONYMOUS)
                .connect(changes.broadcast())
                .transform(OperatorIds.ANONYMOUS, EncounterCodec.TYPE, new MeetAnonymousOperator(settings.start()))
                .uid(OperatorIds.ANONYMOUS);
        TouchpointSettings touchpoints =
                new TouchpointSettings(settings.start(), settings.emitFrom(), settings.timeToLive());
        return customers
                .getSideOutput(CustomerOutputs.ENCOUNTERS)
                .transform(OperatorIds.ENCOUNTER_SUMS, MinuteTallyCodec.TYPE, SumEncountersOperator.ofCustomers())
                .uid(OperatorIds.ENCOUNTER_SUMS)
                .union(visitors.transform(
                                OperatorIds.VISITOR_SUMS, MinuteTallyCodec.TYPE, SumEncountersOperator.ofVisitors())
                        .uid(OperatorIds.VISITOR_SUMS))
                .keyBy(new TouchpointKey(), Types.STRING)
                .connect(changes.broadcast())
                .transform(OperatorIds.TOUCHPOINTS, TouchpointToldCodec.TYPE, new WatchTouchpointOperator(touchpoints))
                .uid(OperatorIds.TOUCHPOINTS);
    }
}
