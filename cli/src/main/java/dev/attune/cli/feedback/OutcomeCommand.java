package dev.attune.cli.feedback;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import dev.attune.domain.feedback.Outcome;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code attune feedback outcome}. */
@Command(
        name = "outcome",
        description = "Says how an alert turned out, before the events show it: kept, left or recovered.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune feedback outcome 4cf6a3c02b1d4e5f8a9b0c1d2e3f4a5b kept"})
final class OutcomeCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Mixin
    private Statement statement = new Statement();

    @Parameters(index = "0", paramLabel = "ALERT", description = "Id of the alert, as attune alerts shows it.")
    private String alertId = "";

    @Parameters(
            index = "1",
            paramLabel = "OUTCOME",
            converter = OutcomeConverter.class,
            description = "How it turned out: kept, left or recovered.")
    private Outcome outcome = Outcome.KEPT;

    @Override
    public void run() {
        GenericRecord alert = new KnownAlerts(connection).undecidedAlert(alertId);
        statement.give(
                new Feedback(
                        Statement.newId(),
                        FeedbackKind.OUTCOME,
                        alert.get("customer_id").toString(),
                        alertId,
                        null,
                        null,
                        Feedback.NO_END,
                        outcome),
                connection,
                output);
    }
}
