package dev.attune.topology;

import dev.attune.calibration.CollectHistoriesOperator;
import dev.attune.calibration.CustomerHistoryCodec;
import dev.attune.fit.CustomerHistory;
import dev.attune.fit.FitSettings;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.RouteExitsFunction;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The calibration job, bounded: histories of customers, in no order.
 *
 * <pre>
 *  source ── IntakeRecord ── exits ── Arrival, keyed by customer ── histories ── CustomerHistory
 * </pre>
 */
public final class CalibrationTopology {

    private CalibrationTopology() {}

    /**
     * @param source bounded; the order of its records is of no importance
     * @param fit as of when, by whose rules, and of whom
     */
    public static DataStream<CustomerHistory> define(
            StreamExecutionEnvironment env, Source<IntakeRecord, ?, ?> source, FitSettings fit) {
        // A bounded run sorts keyed inputs by their keys, on disk where they are many: customers come one by one.
        env.setRuntimeMode(RuntimeExecutionMode.BATCH);
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), OperatorIds.EVENTS, IntakeTypes.INTAKE_RECORD)
                .uid(OperatorIds.EVENTS)
                .process(new RouteExitsFunction(fit.policy().touchpoints()))
                .returns(IntakeTypes.ARRIVAL)
                .name(OperatorIds.EXITS)
                .uid(OperatorIds.EXITS)
                .keyBy(arrival -> arrival.interaction().customerId(), Types.STRING)
                .transform(
                        OperatorIds.HISTORIES,
                        CustomerHistoryCodec.TYPE,
                        new CollectHistoriesOperator(fit.policy(), fit.asOf(), fit.daysAgo(), fit.sample()))
                .uid(OperatorIds.HISTORIES);
    }
}
