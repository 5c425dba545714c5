package dev.attune.cli.feedback;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code attune feedback mute}. */
@Command(
        name = "mute",
        description = {
            "Says nothing of a customer's alerts until then, or of those of one kind or touchpoint.",
            "What is held back is counted, and told with the next alert."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune feedback mute --customer customer-17 --for P30D --reason test-customer",
            "  attune feedback mute --customer customer-17 --kind experience-drop",
            "        --touchpoint delivery --until 2026-12-24T00:00:00Z"
        })
final class MuteCommand implements Runnable {

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
            description = "Only this kind: churn-risk or experience-drop (default: both).")
    private @Nullable AlertKind kind;

    @Option(
            names = "--touchpoint",
            paramLabel = "NAME",
            description = "Only drops that are worst at this touchpoint (default: all).")
    private @Nullable String touchpoint;

    @ArgGroup
    private @Nullable Ending ending;

    @Override
    public void run() {
        new KnownAlerts(connection).requireCustomer(customer);
        statement.give(
                new Feedback(
                        Statement.newId(),
                        FeedbackKind.MUTE,
                        customer,
                        null,
                        kind,
                        touchpoint,
                        Ending.of(ending, statement.effective()),
                        null),
                connection,
                output);
    }
}
