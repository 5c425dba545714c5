package dev.attune.topology;

import dev.attune.control.MovedRecord;
import dev.attune.customer.CustomerOutput;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.pulse.Pulse;
import dev.attune.intake.RejectedRecord;
import java.util.List;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The exits of the topology, before delivery.
 *
 * @param outputs revisions of churn risks and health worth telling
 * @param drops revisions of experience drops, past the gate
 * @param suppressed what was due and held back, and drops that an incident keeps from being routed
 * @param incidents with the alerts that stand with them
 * @param rejected what was refused at intake or came too late
 * @param outcomes how alerts turned out
 * @param moved changes and feedback that came after their time, for the log of their topic
 * @param pulses sums over customers, by window
 * @param touchpoints windows of touchpoints, what hurts there, what partners may see
 * @param finals where every customer stands at the end of a bounded run; empty in a live one
 * @param partners who may see their own figures, each on a topic of their own
 * @param partnerMinimum how many customers there must be before a partner may see anything of them
 */
public record Told(
        DataStream<CustomerOutput> outputs,
        DataStream<CustomerOutput> drops,
        DataStream<Suppression> suppressed,
        DataStream<Incident> incidents,
        DataStream<RejectedRecord> rejected,
        DataStream<AlertOutcome> outcomes,
        DataStream<MovedRecord> moved,
        DataStream<Pulse> pulses,
        DataStream<TouchpointTold> touchpoints,
        DataStream<CustomerOutput> finals,
        List<String> partners,
        int partnerMinimum) {

    /** The same with outputs that passed something on their way. */
    public Told withOutputs(DataStream<CustomerOutput> passed) {
        return new Told(
                passed,
                drops,
                suppressed,
                incidents,
                rejected,
                outcomes,
                moved,
                pulses,
                touchpoints,
                finals,
                partners,
                partnerMinimum);
    }
}
