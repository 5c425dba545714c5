package dev.attune.topology;

import dev.attune.customer.CustomerOutput;
import dev.attune.customer.CustomerOutputs;
import dev.attune.customer.CustomerSettings;
import dev.attune.customer.TrackCustomerOperator;
import dev.attune.delivery.DeliverOutputFunction;
import dev.attune.delivery.DeliverRejectedFunction;
import dev.attune.delivery.DeliverySettings;
import dev.attune.delivery.OutboundMapperSource;
import dev.attune.delivery.OutboundRecord;
import dev.attune.intake.Arrival;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RouteExitsFunction;
import dev.attune.registry.RegistrySource;
import dev.attune.waiting.SystemRegistryClock;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The main job. Live, backtest and tests differ in their ends only.
 *
 * <pre>
 *  source (decode, validate, watermarks per partition)
 *     │ IntakeRecord
 *  exits ────────────────────────────── rejected ──┐
 *     │ Arrival, keyed by customer                 │
 *  customer ─────────────────────────── too late ──┤
 *     │ CustomerOutput              └── finals     │
 *  deliver-outputs                         deliver-rejected
 *     │ OutboundRecord                             │
 *     └──────────────── outbound (one sink, one transaction) ◄┘
 * </pre>
 */
public final class CustomerExperienceTopology {

    private CustomerExperienceTopology() {}

    /** From what is read to what is told. */
    public static Told define(
            StreamExecutionEnvironment env,
            Source<IntakeRecord, ?, ?> source,
            WatermarkStrategy<IntakeRecord> time,
            CustomerSettings settings) {
        SingleOutputStreamOperator<Arrival> arrivals = takeIn(env, source, time, settings);
        SingleOutputStreamOperator<CustomerOutput> outputs = track(arrivals, settings);
        DataStream<RejectedRecord> rejected = arrivals.getSideOutput(RouteExitsFunction.REJECTED)
                .union(outputs.getSideOutput(CustomerOutputs.REJECTED));
        return new Told(outputs, rejected, outputs.getSideOutput(CustomerOutputs.FINAL));
    }

    private static SingleOutputStreamOperator<Arrival> takeIn(
            StreamExecutionEnvironment env,
            Source<IntakeRecord, ?, ?> source,
            WatermarkStrategy<IntakeRecord> time,
            CustomerSettings settings) {
        return env.fromSource(source, time, OperatorIds.EVENTS, IntakeTypes.INTAKE_RECORD)
                .uid(OperatorIds.EVENTS)
                .process(new RouteExitsFunction(settings.allowedLateness()))
                .returns(IntakeTypes.ARRIVAL)
                .name(OperatorIds.EXITS)
                .uid(OperatorIds.EXITS);
    }

    private static SingleOutputStreamOperator<CustomerOutput> track(
            DataStream<Arrival> arrivals, CustomerSettings settings) {
        return arrivals.keyBy(arrival -> arrival.interaction().customerId(), Types.STRING)
                .transform(OperatorIds.CUSTOMER, CustomerOutput.TYPE, new TrackCustomerOperator(settings))
                .uid(OperatorIds.CUSTOMER);
    }

    /** From what is told to records ready for their topics. */
    public static DataStream<OutboundRecord> address(Told told, RegistrySource registry, DeliverySettings settings) {
        OutboundMapperSource mappers = new OutboundMapperSource(registry, new SystemRegistryClock(), settings);
        DataStream<OutboundRecord> outputs = told.outputs()
                .process(new DeliverOutputFunction(mappers))
                .returns(OutboundRecord.TYPE)
                .name(OperatorIds.DELIVER_OUTPUTS)
                .uid(OperatorIds.DELIVER_OUTPUTS);
        DataStream<OutboundRecord> rejected = told.rejected()
                .process(new DeliverRejectedFunction(mappers))
                .returns(OutboundRecord.TYPE)
                .name(OperatorIds.DELIVER_REJECTED)
                .uid(OperatorIds.DELIVER_REJECTED);
        return outputs.union(rejected);
    }

    /** All topics through one sink, so that they commit together. */
    public static void deliver(DataStream<OutboundRecord> records, Sink<OutboundRecord> sink) {
        records.sinkTo(sink).name(OperatorIds.OUTBOUND).uid(OperatorIds.OUTBOUND);
    }
}
