package dev.attune.topology;

import dev.attune.control.ActivateControlOperator;
import dev.attune.control.ControlChange;
import dev.attune.control.ControlChangeCodec;
import dev.attune.control.ControlRecord;
import dev.attune.control.ControlRecordCodec;
import dev.attune.control.Decided;
import dev.attune.control.GivenFeedback;
import dev.attune.customer.AlertOutcomeCodec;
import dev.attune.customer.CustomerOutput;
import dev.attune.customer.CustomerOutputs;
import dev.attune.customer.CustomerSettings;
import dev.attune.customer.TrackCustomerOperator;
import dev.attune.delivery.DeliverControlFunction;
import dev.attune.delivery.DeliverIncidentFunction;
import dev.attune.delivery.DeliverOutcomeFunction;
import dev.attune.delivery.DeliverOutputFunction;
import dev.attune.delivery.DeliverPulseFunction;
import dev.attune.delivery.DeliverRejectedFunction;
import dev.attune.delivery.DeliverSuppressionFunction;
import dev.attune.delivery.DeliverTouchpointFunction;
import dev.attune.delivery.DeliverySettings;
import dev.attune.delivery.OutboundMapperSource;
import dev.attune.delivery.OutboundRecord;
import dev.attune.domain.customer.Step;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.gate.Attachment;
import dev.attune.domain.incident.Deviation;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.pulse.Pulse;
import dev.attune.gate.GateOutputs;
import dev.attune.gate.HoldDropsOperator;
import dev.attune.incident.CountAlertsOperator;
import dev.attune.incident.FindIncidentsOperator;
import dev.attune.incident.IncidentCodec;
import dev.attune.incident.WatchTouchpointOperator;
import dev.attune.intake.Arrival;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RouteExitsFunction;
import dev.attune.pulse.PulseCodec;
import dev.attune.pulse.PulseKey;
import dev.attune.pulse.PulseSettings;
import dev.attune.pulse.SumStepsOperator;
import dev.attune.pulse.TallyCodec;
import dev.attune.pulse.TellPulseOperator;
import dev.attune.quality.JudgeAlertsOperator;
import dev.attune.registry.RegistrySource;
import dev.attune.waiting.SystemRegistryClock;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.OutputTag;

/**
 * The main job. Live, backtest and tests differ in their ends only.
 *
 * <pre>
 *  source (decode, validate, watermarks per partition)        control (policy, models, feeds)
 *     │ IntakeRecord                                             │ ControlRecord
 *  exits ─────────── rejected ──┐                                │
 *     │   └────────── time, no records ─────── activate-control ─┴─ refused ──┐
 *     │ Arrival, keyed by customer  │             │ ControlChange └─ moved ─┐ │
 *  customer ◄───────────────────────┼─────────────┘ to every subtask        │ │
 *     │  │ CustomerOutput └ too late ┤ └ finals                              │ │
 *     │  └ steps ─ step-sums ─ pulse ┼─ deliver-pulses ──────────────────┐   │ │
 *     ├ drops, keyed by customer     │                                   │   │ │
 *     │   gate ◄── to every subtask ── incidents ◄── what deviates       │   │ │
 *     │    │ └ attached ── counted-incidents ◄─┘                         │   │ │
 *     │    └ deliver-drops, -suppressed  └ deliver-incidents ────────────┤   │ │
 *  deliver-outputs          deliver-rejected ◄──────────────────────────┼─ deliver-control
 *     │ OutboundRecord              │                                   │   │
 *     └────────────── outbound (one sink, one transaction) ◄────────────┴───┘
 * </pre>
 */
public final class CustomerExperienceTopology {

    /** Carries nothing: only the watermarks, which pass every output of an operator. */
    private static final OutputTag<Arrival> TIME = new OutputTag<>("time", IntakeTypes.ARRIVAL);

    private static final OutputTag<ControlRecord> NO_CONTROL = new OutputTag<>("no-control", ControlRecordCodec.TYPE);

    private CustomerExperienceTopology() {}

    /** From what is read to what is told, in a run whose policy and model do not change. */
    public static Told define(
            StreamExecutionEnvironment env,
            Source<IntakeRecord, ?, ?> source,
            WatermarkStrategy<IntakeRecord> time,
            CustomerSettings settings) {
        return define(env, source, time, ControlEnd.CLOSED, settings);
    }

    /** From what is read to what is told. */
    public static Told define(
            StreamExecutionEnvironment env,
            Source<IntakeRecord, ?, ?> source,
            WatermarkStrategy<IntakeRecord> time,
            ControlEnd control,
            CustomerSettings settings) {
        SingleOutputStreamOperator<Arrival> arrivals = takeIn(env, source, time, settings);
        SingleOutputStreamOperator<ControlChange> changes = activate(env, arrivals, control, settings);
        SingleOutputStreamOperator<CustomerOutput> outputs = track(arrivals, changes, settings);
        SingleOutputStreamOperator<TouchpointTold> touchpoints =
                TouchpointTopology.define(arrivals, outputs, changes, settings);
        SingleOutputStreamOperator<Incident> incidents =
                find(touchpoints.getSideOutput(WatchTouchpointOperator.DEVIATIONS), changes, settings);
        SingleOutputStreamOperator<CustomerOutput> drops = hold(outputs, incidents, settings);
        DataStream<RejectedRecord> rejected = arrivals.getSideOutput(RouteExitsFunction.REJECTED)
                .union(
                        outputs.getSideOutput(CustomerOutputs.REJECTED),
                        changes.getSideOutput(ActivateControlOperator.REJECTED));
        return new Told(
                outputs.filter(output -> !isDrop(output))
                        .name(OperatorIds.NO_DROPS)
                        .uid(OperatorIds.NO_DROPS),
                drops,
                outputs.getSideOutput(CustomerOutputs.SUPPRESSED).union(drops.getSideOutput(GateOutputs.SUPPRESSED)),
                count(drops.getSideOutput(GateOutputs.ATTACHED), incidents, settings),
                rejected,
                judge(outputs.getSideOutput(CustomerOutputs.OUTCOMES)),
                changes.getSideOutput(ActivateControlOperator.MOVED),
                sum(outputs.getSideOutput(CustomerOutputs.STEPS), changes, settings),
                touchpoints,
                outputs.getSideOutput(CustomerOutputs.FINAL),
                settings.start().judgedBy().touchpoints().partners(),
                settings.start().judgedBy().touchpoints().partnerMinimum());
    }

    private static SingleOutputStreamOperator<Arrival> takeIn(
            StreamExecutionEnvironment env,
            Source<IntakeRecord, ?, ?> source,
            WatermarkStrategy<IntakeRecord> time,
            CustomerSettings settings) {
        return env.fromSource(source, time, OperatorIds.EVENTS, IntakeTypes.INTAKE_RECORD)
                .uid(OperatorIds.EVENTS)
                .process(new RouteExitsFunction(settings.start().policy().touchpoints()))
                .returns(IntakeTypes.ARRIVAL)
                .name(OperatorIds.EXITS)
                .uid(OperatorIds.EXITS);
    }

    /** Sent on at once, since customers wait for it: as rare as watermarks are, this costs nothing. */
    private static SingleOutputStreamOperator<ControlChange> activate(
            StreamExecutionEnvironment env,
            SingleOutputStreamOperator<Arrival> arrivals,
            ControlEnd control,
            CustomerSettings settings) {
        DataStream<Arrival> time = arrivals.getSideOutput(TIME)
                .filter(nothing -> false)
                .name(OperatorIds.TIME)
                .uid(OperatorIds.TIME)
                .setBufferTimeout(0);
        return time.connect(read(env, arrivals, control))
                .transform(
                        OperatorIds.ACTIVATE,
                        ControlChangeCodec.TYPE,
                        new ActivateControlOperator(control.log(), settings.start()))
                .uid(OperatorIds.ACTIVATE)
                .setParallelism(1)
                .setMaxParallelism(1)
                .setBufferTimeout(0);
    }

    private static DataStream<ControlRecord> read(
            StreamExecutionEnvironment env, SingleOutputStreamOperator<Arrival> arrivals, ControlEnd control) {
        if (control.source() == null) {
            return arrivals.getSideOutput(NO_CONTROL);
        }
        return env.fromSource(
                        control.source(),
                        WatermarkStrategy.noWatermarks(),
                        OperatorIds.CONTROL,
                        ControlRecordCodec.TYPE)
                .uid(OperatorIds.CONTROL)
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    /** A change goes to every subtask, feedback to that of its customer. */
    private static SingleOutputStreamOperator<CustomerOutput> track(
            DataStream<Arrival> arrivals,
            SingleOutputStreamOperator<ControlChange> changes,
            CustomerSettings settings) {
        DataStream<Decided> toAll = changes.map(change -> (Decided) change, Decided.TYPE)
                .name(OperatorIds.DECIDED)
                .uid(OperatorIds.DECIDED)
                .setParallelism(1)
                .setMaxParallelism(1)
                .setBufferTimeout(0)
                .broadcast();
        DataStream<Decided> toOne = changes.getSideOutput(ActivateControlOperator.FEEDBACK)
                .keyBy(given -> ((GivenFeedback) given).feedback().customerId(), Types.STRING);
        return arrivals.keyBy(arrival -> arrival.interaction().customerId(), Types.STRING)
                .connect(toAll.union(toOne))
                .transform(OperatorIds.CUSTOMER, CustomerOutput.TYPE, new TrackCustomerOperator(settings))
                .uid(OperatorIds.CUSTOMER);
    }

    /** In a chain of its own, for the reason that {@link #find} has. */
    private static DataStream<AlertOutcome> judge(DataStream<AlertOutcome> outcomes) {
        return outcomes.transform(OperatorIds.QUALITY, AlertOutcomeCodec.TYPE, new JudgeAlertsOperator())
                .uid(OperatorIds.QUALITY)
                .setParallelism(1)
                .setMaxParallelism(1)
                .startNewChain();
    }

    private static boolean isDrop(CustomerOutput output) {
        return output instanceof CustomerOutput.Revision told && told.revision().kind() == AlertKind.EXPERIENCE_DROP;
    }

    /**
     * What deviates together, wherever it does, is one incident: found in one place. In a chain of its own at every
     * parallelism, or its state could not be restored at another one: a chain has one maximum parallelism.
     */
    private static SingleOutputStreamOperator<Incident> find(
            DataStream<Deviation> deviations, DataStream<ControlChange> changes, CustomerSettings settings) {
        return deviations
                .connect(changes)
                .transform(OperatorIds.INCIDENTS, IncidentCodec.TYPE, new FindIncidentsOperator(settings.start()))
                .uid(OperatorIds.INCIDENTS)
                .setParallelism(1)
                .setMaxParallelism(1)
                .startNewChain()
                .setBufferTimeout(0);
    }

    /** Drops alone wait for incidents; whatever else is told goes past the gate. */
    private static SingleOutputStreamOperator<CustomerOutput> hold(
            DataStream<CustomerOutput> outputs, DataStream<Incident> incidents, CustomerSettings settings) {
        return outputs.filter(CustomerExperienceTopology::isDrop)
                .name(OperatorIds.DROPS)
                .uid(OperatorIds.DROPS)
                .keyBy(drop -> ((CustomerOutput.Revision) drop).revision().customerId(), Types.STRING)
                .connect(incidents.broadcast())
                .transform(OperatorIds.GATE, CustomerOutput.TYPE, new HoldDropsOperator(settings.timeToLive()))
                .uid(OperatorIds.GATE);
    }

    private static DataStream<Incident> count(
            DataStream<Attachment> attached, DataStream<Incident> incidents, CustomerSettings settings) {
        return attached.connect(incidents)
                .transform(
                        OperatorIds.COUNTED_INCIDENTS, IncidentCodec.TYPE, new CountAlertsOperator(settings.emitFrom()))
                .uid(OperatorIds.COUNTED_INCIDENTS)
                .setParallelism(1)
                .setMaxParallelism(1);
    }

    /** Summed before the shuffle and after it: what comes of it depends on no parallelism. */
    private static DataStream<Pulse> sum(
            DataStream<Step> steps, DataStream<ControlChange> changes, CustomerSettings settings) {
        PulseSettings pulse = new PulseSettings(settings.start(), settings.emitFrom(), settings.timeToLive());
        return steps.transform(OperatorIds.STEP_SUMS, TallyCodec.TYPE, new SumStepsOperator())
                .uid(OperatorIds.STEP_SUMS)
                .keyBy(new PulseKey(), Types.STRING)
                .connect(changes.broadcast())
                .transform(OperatorIds.PULSE, PulseCodec.TYPE, new TellPulseOperator(pulse))
                .uid(OperatorIds.PULSE);
    }

    /** From what is told to records ready for their topics. */
    public static DataStream<OutboundRecord> address(Told told, RegistrySource registry, DeliverySettings settings) {
        OutboundMapperSource mappers = new OutboundMapperSource(registry, new SystemRegistryClock(), settings);
        DataStream<OutboundRecord> outputs =
                address(told.outputs(), new DeliverOutputFunction(mappers), OperatorIds.DELIVER_OUTPUTS);
        return outputs.union(
                address(told.drops(), new DeliverOutputFunction(mappers), OperatorIds.DELIVER_DROPS),
                address(told.suppressed(), new DeliverSuppressionFunction(mappers), OperatorIds.DELIVER_SUPPRESSED),
                address(
                                told.incidents(),
                                new DeliverIncidentFunction(mappers, told.partners(), told.partnerMinimum()),
                                OperatorIds.DELIVER_INCIDENTS)
                        .setParallelism(1),
                address(told.rejected(), new DeliverRejectedFunction(mappers), OperatorIds.DELIVER_REJECTED),
                address(told.outcomes(), new DeliverOutcomeFunction(mappers), OperatorIds.DELIVER_OUTCOMES)
                        .setParallelism(1),
                address(told.moved(), new DeliverControlFunction(mappers), OperatorIds.DELIVER_CONTROL)
                        .setParallelism(1),
                address(told.pulses(), new DeliverPulseFunction(mappers), OperatorIds.DELIVER_PULSES),
                address(
                        told.touchpoints(),
                        new DeliverTouchpointFunction(mappers, told.partners()),
                        OperatorIds.DELIVER_TOUCHPOINTS));
    }

    private static <T> SingleOutputStreamOperator<OutboundRecord> address(
            DataStream<T> told, ProcessFunction<T, OutboundRecord> delivery, String id) {
        return told.process(delivery).returns(OutboundRecord.TYPE).name(id).uid(id);
    }

    /** All topics through one sink, so that they commit together. */
    public static void deliver(DataStream<OutboundRecord> records, Sink<OutboundRecord> sink) {
        records.sinkTo(sink).name(OperatorIds.OUTBOUND).uid(OperatorIds.OUTBOUND);
    }
}
