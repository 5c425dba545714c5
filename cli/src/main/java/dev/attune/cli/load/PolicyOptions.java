package dev.attune.cli.load;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Output;
import dev.attune.domain.policy.InvalidPolicyException;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.StartingPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What to judge by; mix it in with {@code @Mixin PolicyOptions policy}. */
final class PolicyOptions {

    private static final long LONGEST_HORIZON_DAYS = 3650;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(names = "--policy", paramLabel = "YAML", description = "What differs from the default policy.")
    private @Nullable Path policy;

    @Option(
            names = "--model",
            paramLabel = "JSON",
            description = "Model parameters by segment, as attune fit writes them; what it leaves out stays as the"
                    + " policy has it.")
    private @Nullable Path model;

    @Option(
            names = "--horizon",
            paramLabel = "DAYS",
            description = "Horizon of risk and value at risk, as P91D (default: the policy's).")
    private @Nullable Duration horizon;

    /** Reads the files; says on the way what is wrong with them. */
    Policy read(Output output) throws IOException {
        Integer days = horizon == null ? null : days(horizon, command);
        requireFile(policy);
        requireFile(model);
        try {
            Policy read = StartingPolicy.of(policy, model).judgedBy();
            Policy judgedBy = days == null ? read : read.withHorizon(days);
            tellMissingModel(judgedBy, output);
            tellInterpolation(judgedBy, output);
            return judgedBy;
        } catch (InvalidPolicyFileException invalid) {
            invalid.problems().forEach(output::note);
        } catch (InvalidPolicyException invalid) {
            invalid.problems().forEach(problem -> output.note(problem.toString()));
        }
        throw new CommandFailed(
                model == null
                        ? "the policy breaks the rules above: " + policy
                        : "the policy or the model breaks the rules above: "
                                + (policy == null ? "" : policy + ", ")
                                + model);
    }

    private static void requireFile(@Nullable Path file) {
        if (file != null && !Files.isRegularFile(file)) {
            throw new CommandFailed("there is no file " + file);
        }
    }

    /** Whole days of a horizon. */
    static int days(Duration horizon, CommandSpec command) {
        long days = horizon.toDays();
        if (!horizon.equals(Duration.ofDays(days)) || days < 1 || days > LONGEST_HORIZON_DAYS) {
            throw new ParameterException(
                    command.commandLine(),
                    "--horizon must be whole days in [P1D, P" + LONGEST_HORIZON_DAYS + "D], but was "
                            + (horizon.equals(Duration.ofDays(days)) ? "P" + days + "D" : horizon));
        }
        return (int) days;
    }

    private static void tellMissingModel(Policy policy, Output output) {
        String asked = policy.modelVersion();
        if (!asked.equals(Policy.LATEST_MODEL) && !asked.equals(policy.parametersVersion())) {
            output.note("the policy asks for model " + asked + ", which --model would bring: judging by "
                    + policy.parametersVersion() + ", the policy's own parameters");
        }
    }

    private static void tellInterpolation(Policy policy, Output output) {
        Set<String> horizons = policy.churn().risk().keySet();
        String asked = "P" + policy.churn().horizonDays() + "D";
        if (!horizons.isEmpty() && !horizons.contains(asked)) {
            output.note("the model is calibrated for " + String.join(", ", horizons) + ": for " + asked
                    + " the calibration is interpolated");
        }
    }
}
