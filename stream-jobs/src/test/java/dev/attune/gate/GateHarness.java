package dev.attune.gate;

import dev.attune.customer.CustomerOutput;
import dev.attune.customer.CustomerSettings;
import dev.attune.customer.Lineage;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.event.Channel;
import dev.attune.domain.gate.Attachment;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.policy.Policy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The gate alone. */
final class GateHarness
        extends KeyedTwoInputStreamOperatorTestHarness<String, CustomerOutput, Incident, CustomerOutput> {

    static final int MAX_PARALLELISM = 8;

    GateHarness(int parallelism, int subtask, StateBackend backend) throws Exception {
        super(
                new HoldDropsOperator(
                        new CustomerSettings(Policy.defaults(), Long.MIN_VALUE, Duration.ofDays(1_000), false)
                                .timeToLive()),
                drop -> ((CustomerOutput.Revision) drop).revision().customerId(),
                null,
                Types.STRING,
                MAX_PARALLELISM,
                parallelism,
                subtask);
        setStateBackend(backend);
    }

    GateHarness opened() throws Exception {
        setup(CustomerOutput.TYPE.createSerializer(getExecutionConfig().getSerializerConfig()));
        open();
        return this;
    }

    GateHarness restored(OperatorSubtaskState state, int from, int to, int subtask) throws Exception {
        setup(CustomerOutput.TYPE.createSerializer(getExecutionConfig().getSerializerConfig()));
        initializeState(
                AbstractStreamOperatorTestHarness.repartitionOperatorState(state, MAX_PARALLELISM, from, to, subtask));
        open();
        return this;
    }

    void drop(EpisodeRevision revision) throws Exception {
        Lineage lineage = new Lineage("00-trace-01", 1_234, Channel.WEB, null);
        processElement1(new StreamRecord<>(new CustomerOutput.Revision(revision, lineage), revision.eventTime() - 1));
    }

    void incident(Incident incident) throws Exception {
        processElement2(new StreamRecord<>(incident, incident.eventTime() - 1));
    }

    /** Both inputs have passed this instant. */
    void passed(long instant) throws Exception {
        processWatermark1(new Watermark(instant - 1));
        processWatermark2(new Watermark(instant - 1));
    }

    List<CustomerOutput.Revision> told() {
        return getOutput().stream()
                .filter(StreamRecord.class::isInstance)
                .map(record -> (CustomerOutput.Revision) ((StreamRecord<?>) record).getValue())
                .toList();
    }

    List<EpisodeRevision> revisions() {
        return told().stream().map(CustomerOutput.Revision::revision).toList();
    }

    /** Everything that left, by all exits, in no order. */
    List<String> everything() {
        List<String> all = new ArrayList<>();
        revisions().forEach(each -> all.add(each.toString()));
        attachments().forEach(each -> all.add(each.toString()));
        suppressions().forEach(each -> all.add(each.toString()));
        all.sort(null);
        return all;
    }

    List<Attachment> attachments() {
        return side(GateOutputs.ATTACHED);
    }

    List<Suppression> suppressions() {
        return side(GateOutputs.SUPPRESSED);
    }

    private <T> List<T> side(OutputTag<T> tag) {
        var records = getSideOutput(tag);
        return records == null
                ? List.of()
                : records.stream().map(StreamRecord::getValue).toList();
    }

    Collection<Incident> inForce() {
        return ((HoldDropsOperator) getOperator()).incidents().inForce().all();
    }

    GateCounts counts() {
        return ((HoldDropsOperator) getOperator()).counts();
    }
}
