package dev.attune.customer;

import dev.attune.control.Decided;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;

/** The customer operator alone. A watermark is that of both inputs, unless one is named. */
final class CustomerHarness extends KeyedTwoInputStreamOperatorTestHarness<String, Arrival, Decided, CustomerOutput> {

    static final int MAX_PARALLELISM = 8;

    CustomerHarness(int parallelism, int subtask, StateBackend backend) throws Exception {
        this(parallelism, subtask, backend, true);
    }

    CustomerHarness(int parallelism, int subtask, StateBackend backend, boolean bounded) throws Exception {
        this(parallelism, subtask, backend, bounded, Long.MIN_VALUE);
    }

    CustomerHarness(int parallelism, int subtask, StateBackend backend, boolean bounded, long emitFrom)
            throws Exception {
        this(
                parallelism,
                subtask,
                backend,
                new CustomerSettings(Policy.defaults(), emitFrom, Duration.ofDays(1000), bounded));
    }

    CustomerHarness(int parallelism, int subtask, StateBackend backend, CustomerSettings settings) throws Exception {
        super(
                new TrackCustomerOperator(settings),
                arrival -> arrival.interaction().customerId(),
                null,
                Types.STRING,
                MAX_PARALLELISM,
                parallelism,
                subtask);
        setStateBackend(backend);
    }

    CustomerHarness opened() throws Exception {
        setup(CustomerOutput.TYPE.createSerializer(getExecutionConfig().getSerializerConfig()));
        open();
        return this;
    }

    /** Opens one subtask of {@code to} with what {@code from} subtasks saved. */
    CustomerHarness restored(OperatorSubtaskState state, int from, int to, int subtask) throws Exception {
        setup(CustomerOutput.TYPE.createSerializer(getExecutionConfig().getSerializerConfig()));
        initializeState(
                AbstractStreamOperatorTestHarness.repartitionOperatorState(state, MAX_PARALLELISM, from, to, subtask));
        open();
        return this;
    }

    void processElement(StreamRecord<Arrival> arrival) throws Exception {
        processElement1(arrival);
    }

    void processWatermark(long time) throws Exception {
        processWatermark1(new Watermark(time));
        processWatermark2(new Watermark(time));
    }

    List<String> told() {
        return getOutput().stream()
                .filter(StreamRecord.class::isInstance)
                .map(record -> ((StreamRecord<?>) record).getValue())
                .map(CustomerHarness::withoutLineage)
                .sorted()
                .toList();
    }

    List<EpisodeRevision> revisions() {
        return getOutput().stream()
                .filter(StreamRecord.class::isInstance)
                .map(record -> ((StreamRecord<?>) record).getValue())
                .filter(CustomerOutput.Revision.class::isInstance)
                .map(told -> ((CustomerOutput.Revision) told).revision())
                .toList();
    }

    CustomerCounts counts() {
        return ((TrackCustomerOperator) getOperator()).counts();
    }

    private static String withoutLineage(Object told) {
        return told instanceof CustomerOutput.Revision revision
                ? revision.revision().toString()
                : ((CustomerOutput.Health) told).assessment().toString();
    }
}
