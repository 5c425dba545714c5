package dev.attune.cli.load;

import dev.attune.cli.Bounds;
import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.Policy;
import dev.attune.fit.FitResult;
import dev.attune.fit.FitSettings;
import dev.attune.fit.Sample;
import dev.attune.intake.files.FileEvent;
import dev.attune.job.CalibrationJob;
import dev.attune.job.CalibrationResult;
import dev.attune.job.CalibrationSettings;
import dev.attune.job.FitDocument;
import dev.attune.job.JobSettings;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.ModelReader;
import dev.attune.policy.ModelWriter;
import dev.attune.policy.StartingPolicy;
import dev.attune.settings.OptionValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Fits model parameters to files. */
@Command(
        name = "fit",
        description = {
            "Fits the purchase, activity and spend models, the weights of evidence and the calibrations, to files or to"
                    + " the input topics, and writes a model file.",
            "Uses every customer of files (up to 200000) and 10000 of each segment of topics, always the same ones.",
            "A segment has its own parameters where it is large enough and its own fit serves it better.",
            "Refuses a fit that is worse than --earlier on held-out customers."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  attune fit --purchases p.csv --out model.json",
            "  attune fit --purchases p.csv --family bg --k 1",
            "      --as-of 1997-09-30T00:00:00Z --out model.json",
            "  attune fit --purchases p.csv --clicks c.csv --earlier model.json",
            "      --out newer.json",
            "  attune fit --topics --earlier model.json --out newer.json"
        })
final class FitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Mixin
    private EventFileOptions files;

    @Mixin
    private Output output;

    @Mixin
    private Connection connection = new Connection();

    @Option(
            names = "--topics",
            description = "Fit to what the input topics hold instead of files; without --as-of, as of now.")
    private boolean topics;

    @Option(
            names = "--policy",
            paramLabel = "YAML",
            description = "The policy over which the model will lie: its evidence is weighed, its caps and half-lives"
                    + " hold (default: the default policy).")
    private @Nullable Path policy;

    @Option(
            names = "--family",
            paramLabel = "mbg|bg",
            defaultValue = "mbg",
            converter = FamilyReader.class,
            description = "Who can leave: mbg any customer; bg, for verification, none after the first purchase"
                    + " (default: ${DEFAULT-VALUE}).")
    private ModelFamily family = ModelFamily.MBG;

    @Option(names = "--k", paramLabel = "1|2|3", description = "Regularity of the gaps (default: the likeliest).")
    private @Nullable Integer k;

    @Option(
            names = "--sample",
            paramLabel = "N",
            defaultValue = "0",
            description = "Fit to so many customers, always the same ones (default: see above).")
    private int sample;

    @Option(
            names = "--earlier",
            paramLabel = "JSON",
            description = "A model that the fit must not be worse than on held-out customers.")
    private @Nullable Path earlier;

    @Option(names = "--out", paramLabel = "JSON", required = true, description = "Where to write the model.")
    private Path out = Path.of("model.json");

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            description = "Horizons of risk to calibrate, where outcomes are known; repeatable (default: P28D, P91D,"
                    + " P182D). Others are interpolated.")
    private List<Duration> horizons = List.of(Duration.ofDays(28), Duration.ofDays(91), Duration.ofDays(182));

    /** What counts ends here, epoch milliseconds. */
    private long asOf;

    private static final class FamilyReader implements ITypeConverter<ModelFamily> {
        @Override
        public ModelFamily convert(String given) {
            return switch (given.toLowerCase(Locale.ROOT)) {
                case "mbg" -> ModelFamily.MBG;
                case "bg" -> ModelFamily.BG;
                default -> throw new TypeConversionException("must be mbg or bg, but was " + given);
            };
        }
    }

    @Override
    public Integer call() throws Exception {
        check();
        FittedModel standing = earlier();
        Policy over = policy();
        CalibrationSettings.Input input = topics ? topics() : files();
        FitSettings settings = new FitSettings(asOf, family, k, sample(), days(), over, standing);
        long began = System.nanoTime();
        CalibrationResult result = CalibrationJob.run(new CalibrationSettings(input, settings, 1));
        output.note("took " + Duration.ofNanos(System.nanoTime() - began).toMillis() + " ms");
        FitResult fit = result.fit();
        if (result.rejected() > 0) {
            output.note(result.rejected() + " of " + result.read() + " records are of no use and were left out");
        }
        if (fit.customers() < result.customers()) {
            output.note("fitted to a sample: " + fit.customers() + " of " + result.customers() + " customers");
        }
        fit.notes().forEach(output::note);
        if (!fit.refusals().isEmpty()) {
            fit.refusals().forEach(output::note);
            throw new CommandFailed("the fit is refused, it is worse than " + earlier
                    + " on customers it has not seen; nothing was written");
        }
        if (fit.model().purchase().isEmpty() && fit.model().activity().isEmpty()) {
            throw new CommandFailed("there is nothing to fit to: no customer came twice");
        }
        FitDocument document = new FitDocument(fit, settings, result.customers());
        ModelWriter.write(fit.model(), document.provenance(), out);
        output.note("wrote " + out + "; 'attune model publish " + out + "' brings it to a running job");
        output.print(document.object(), new FitReport(fit).table());
        return 0;
    }

    private CalibrationSettings.Input files() {
        List<FileEvent> events = files.read(output).events();
        if (events.isEmpty()) {
            throw new CommandFailed("there is nothing to fit to: the files have no event up to --as-of");
        }
        asOf = files.asOf(events.get(events.size() - 1).eventTime());
        output.note("fitting to " + events.size() + " events as of " + Instant.ofEpochMilli(asOf));
        return new CalibrationSettings.Files(files.settings());
    }

    private CalibrationSettings.Input topics() throws IOException {
        files.requireNone("--topics");
        asOf = files.asOf(Instant.now().toEpochMilli());
        output.note("fitting to the input topics as of " + Instant.ofEpochMilli(asOf));
        return new CalibrationSettings.Topics(JobSettings.of(OptionValues.of(connection.jobOptions())));
    }

    private Sample sample() {
        if (sample > 0) {
            return new Sample(sample, false);
        }
        return topics ? Sample.RESERVOIR : Sample.EVERYBODY;
    }

    private Policy policy() throws IOException {
        try {
            return StartingPolicy.of(policy, null).policy();
        } catch (InvalidPolicyFileException invalid) {
            invalid.problems().forEach(output::note);
            throw new CommandFailed("the policy breaks the rules above: " + policy);
        }
    }

    private List<Integer> days() {
        return horizons.stream()
                .map(horizon -> PolicyOptions.days(horizon, command))
                .distinct()
                .sorted()
                .toList();
    }

    private void check() {
        if (k != null && (k < 1 || k > ModelParameters.LARGEST_K)) {
            throw new ParameterException(
                    command.commandLine(), "--k must be in [1, " + ModelParameters.LARGEST_K + "], but was " + k);
        }
        Bounds.requireAtLeast(0, "--sample", sample, command);
        Path directory = out.toAbsolutePath().getParent();
        if (directory != null && !Files.isDirectory(directory)) {
            throw new CommandFailed("there is no directory " + directory + " to write " + out + " in");
        }
    }

    private @Nullable FittedModel earlier() throws IOException {
        if (earlier == null) {
            return null;
        }
        try {
            return ModelReader.read(earlier);
        } catch (InvalidPolicyFileException invalid) {
            invalid.problems().forEach(output::note);
            throw new CommandFailed("the earlier model breaks the rules above: " + earlier);
        }
    }
}
