package dev.attune.cli.feedback;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import org.apache.avro.generic.GenericRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code attune feedback snooze}. */
@Command(
        name = "snooze",
        description = "Says nothing more of an alert until then; what is still due is told at that time.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune feedback snooze 4cf6a3c02b1d4e5f8a9b0c1d2e3f4a5b --for P7D"})
final class SnoozeCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Mixin
    private Statement statement = new Statement();

    @Parameters(paramLabel = "ALERT", description = "Id of the alert, as attune alerts shows it.")
    private String alertId = "";

    @ArgGroup
    private @Nullable Ending ending;

    @Override
    public void run() {
        GenericRecord alert = new KnownAlerts(connection).openAlert(alertId);
        statement.give(
                new Feedback(
                        Statement.newId(),
                        FeedbackKind.SNOOZE,
                        alert.get("customer_id").toString(),
                        alertId,
                        null,
                        null,
                        Ending.of(ending, statement.effective()),
                        null),
                connection,
                output);
    }
}
