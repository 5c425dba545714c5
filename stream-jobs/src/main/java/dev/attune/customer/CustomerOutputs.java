package dev.attune.customer;

import dev.attune.domain.customer.Step;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.incident.Encounter;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.RejectedRecord;
import org.apache.flink.util.OutputTag;

/** The side exits of the customer operator. */
public final class CustomerOutputs {

    /** Interactions older than the allowed lateness, and feedback on no known alert. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("too-late", IntakeTypes.REJECTED);

    /** Where every customer stands at the end of a bounded run. */
    public static final OutputTag<CustomerOutput> FINAL = new OutputTag<>("final-assessment", CustomerOutput.TYPE);

    /** What the shop as a whole counts, at the event time it belongs to. */
    public static final OutputTag<Step> STEPS = new OutputTag<>("steps", StepCodec.TYPE);

    /** What customers met, at the event time it belongs to. */
    public static final OutputTag<Encounter> ENCOUNTERS = new OutputTag<>("encounters", EncounterCodec.TYPE);

    /** What was due and is held back. */
    public static final OutputTag<Suppression> SUPPRESSED = new OutputTag<>("held-back", SuppressionCodec.TYPE);

    /** How alerts turned out, and customers picked at random, at the event time at which it was known. */
    public static final OutputTag<AlertOutcome> OUTCOMES = new OutputTag<>("outcomes", AlertOutcomeCodec.TYPE);

    private CustomerOutputs() {}
}
