package dev.attune.cli.feedback;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import org.apache.avro.generic.GenericRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code attune feedback not-useful}. */
@Command(
        name = "not-useful",
        description = "Says that there was nothing to an alert: that is its outcome, and it counts as wrong.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune feedback not-useful 4cf6a3c02b1d4e5f8a9b0c1d2e3f4a5b --reason outage"})
final class NotUsefulCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Mixin
    private Statement statement = new Statement();

    @Parameters(paramLabel = "ALERT", description = "Id of the alert, as attune alerts shows it.")
    private String alertId = "";

    @Override
    public void run() {
        GenericRecord alert = new KnownAlerts(connection).undecidedAlert(alertId);
        statement.give(
                new Feedback(
                        Statement.newId(),
                        FeedbackKind.NOT_USEFUL,
                        alert.get("customer_id").toString(),
                        alertId,
                        null,
                        null,
                        Feedback.NO_END,
                        null),
                connection,
                output);
    }
}
