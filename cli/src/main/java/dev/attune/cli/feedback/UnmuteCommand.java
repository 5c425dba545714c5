package dev.attune.cli.feedback;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune feedback unmute}. */
@Command(
        name = "unmute",
        description = "Takes back the mutes of a customer, or those of one kind or touchpoint.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune feedback unmute --customer customer-17"})
final class UnmuteCommand implements Runnable {

    @Mixin
    private Connection connection = new Connection();

    @Mixin
    private Output output = new Output();

    @Mixin
    private Statement statement = new Statement();

    @Option(names = "--customer", paramLabel = "ID", required = true, description = "Whose alerts.")
    private String customer = "";

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            converter = MutedKindConverter.class,
            description = "Only this kind: churn-risk or experience-drop (default: any).")
    private @Nullable AlertKind kind;

    @Option(names = "--touchpoint", paramLabel = "NAME", description = "Only those of this touchpoint (default: any).")
    private @Nullable String touchpoint;

    @Override
    public void run() {
        new KnownAlerts(connection).requireCustomer(customer);
        statement.give(
                new Feedback(
                        Statement.newId(),
                        FeedbackKind.UNMUTE,
                        customer,
                        null,
                        kind,
                        touchpoint,
                        Feedback.NO_END,
                        null),
                connection,
                output);
    }
}
