package dev.attune.topology;

import dev.attune.control.MovedChange;
import dev.attune.customer.CustomerOutput;
import dev.attune.domain.pulse.Pulse;
import dev.attune.intake.RejectedRecord;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The exits of the topology, before delivery.
 *
 * @param outputs revisions of episodes and health worth telling
 * @param rejected what was refused at intake or came too late
 * @param moved changes that came after their time, for the log of their topic
 * @param pulses sums over customers, by window
 * @param finals where every customer stands at the end of a bounded run; empty in a live one
 */
public record Told(
        DataStream<CustomerOutput> outputs,
        DataStream<RejectedRecord> rejected,
        DataStream<MovedChange> moved,
        DataStream<Pulse> pulses,
        DataStream<CustomerOutput> finals) {

    /** The same with outputs that passed something on their way. */
    public Told withOutputs(DataStream<CustomerOutput> passed) {
        return new Told(passed, rejected, moved, pulses, finals);
    }
}
