package dev.attune.topology;

import dev.attune.calibration.CollectHistoriesOperator;
import dev.attune.calibration.CustomerHistoryCodec;
import dev.attune.fit.CustomerHistory;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.RouteExitsFunction;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The calibration job, bounded: histories of all customers, in no order.
 *
 * <pre>
 *  source ── IntakeRecord ── exits ── Arrival, keyed by customer ── histories ── CustomerHistory
 * </pre>
 */
public final class CalibrationTopology {

    private CalibrationTopology() {}

    /**
     * @param source bounded; the order of its records is of no importance
     * @param asOf last event time that counts, epoch milliseconds
     * @param horizonsDays how long ago customers are looked at to see what became of them
     */
    public static DataStream<CustomerHistory> define(
            StreamExecutionEnvironment env,
            Source<IntakeRecord, ?, ?> source,
            Duration allowedLateness,
            long asOf,
            List<Integer> horizonsDays) {
        return env.fromSource(source, WatermarkStrategy.noWatermarks(), OperatorIds.EVENTS, IntakeTypes.INTAKE_RECORD)
                .uid(OperatorIds.EVENTS)
                .process(new RouteExitsFunction(allowedLateness))
                .returns(IntakeTypes.ARRIVAL)
                .name(OperatorIds.EXITS)
                .uid(OperatorIds.EXITS)
                .keyBy(arrival -> arrival.interaction().customerId(), Types.STRING)
                .transform(
                        OperatorIds.HISTORIES,
                        CustomerHistoryCodec.TYPE,
                        new CollectHistoriesOperator(asOf, horizonsDays))
                .uid(OperatorIds.HISTORIES);
    }
}
