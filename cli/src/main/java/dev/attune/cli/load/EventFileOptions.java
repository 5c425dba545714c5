package dev.attune.cli.load;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Output;
import dev.attune.intake.files.EventFiles;
import dev.attune.intake.files.EventFilesException;
import dev.attune.intake.files.EventFilesSettings;
import dev.attune.intake.files.MergedEvents;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which event files to read; mix it in with {@code @Mixin EventFileOptions files}. */
final class EventFileOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--purchases",
            paramLabel = "CSV",
            description = "Purchase events: columns are the fields of cx.purchase.v1; customer_id and event_time"
                    + " (ISO-8601 or epoch milliseconds) are enough.")
    private @Nullable Path purchases;

    @Option(names = "--clicks", paramLabel = "CSV", description = "Click events: fields of cx.clickstream.v1.")
    private @Nullable Path clicks;

    @Option(names = "--support", paramLabel = "CSV", description = "Support events: fields of cx.support.v1.")
    private @Nullable Path support;

    @Option(
            names = "--as-of",
            paramLabel = "INSTANT",
            description = "Last event time that counts, as 1997-09-30T00:00:00Z (default: the last event's).")
    private @Nullable Instant asOf;

    @Option(names = "--skip-bad", description = "Leave out bad rows and unknown columns, and count them.")
    private boolean skipBad;

    EventFilesSettings settings() {
        if (purchases == null && clicks == null && support == null) {
            throw new ParameterException(
                    command.commandLine(), "at least one of --purchases, --clicks and --support must be given");
        }
        Long last = asOf == null ? null : asOf.toEpochMilli();
        return EventFilesSettings.of(clicks, purchases, support, skipBad, last);
    }

    /** Refuses files beside another input. */
    void requireNone(String other) {
        if (purchases != null || clicks != null || support != null) {
            throw new ParameterException(
                    command.commandLine(), "either files or " + other + " must be given, but both were");
        }
    }

    /** The last event time that counts, epoch milliseconds. */
    long asOf(long lastEventTime) {
        return asOf == null ? lastEventTime : asOf.toEpochMilli();
    }

    /** Reads the files; says on the way what is wrong with them. */
    MergedEvents read(Output output) {
        EventFilesSettings settings = settings();
        try {
            MergedEvents merged = EventFiles.read(settings);
            merged.problems().forEach(output::note);
            if (merged.skipped() > 0) {
                output.note(merged.skipped() + " left out");
            }
            return merged;
        } catch (EventFilesException unusable) {
            unusable.problems().forEach(output::note);
            throw new CommandFailed("the files cannot be used as they are: mend what is said above"
                    + (skipBad ? "" : " (--skip-bad leaves bad rows out)"));
        }
    }
}
