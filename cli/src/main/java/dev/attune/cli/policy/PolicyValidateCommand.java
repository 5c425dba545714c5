package dev.attune.cli.policy;

import dev.attune.cli.Output;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.PolicyReader;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code attune policy validate}. */
@Command(
        name = "validate",
        description = "Checks a policy file, and tells everything that is wrong with it at once, each with its line.",
        footerHeading = "%nExamples:%n",
        footer = {"  attune policy validate policy.yaml", "  attune policy validate policy.yaml --output json"})
final class PolicyValidateCommand implements Callable<Integer> {

    @Mixin
    private Output output = new Output();

    @Parameters(paramLabel = "YAML", description = "A policy file.")
    private Path file = Path.of("");

    @Override
    public Integer call() {
        String document = NamedPolicy.read(file);
        try {
            Policy policy = PolicyReader.read(document);
            int differing = PolicyDifference.between(Policy.defaults(), policy).size();
            tell(
                    policy.version(),
                    List.of(),
                    List.of("policy " + Output.printable(policy.version()) + " is valid: " + differing
                            + (differing == 1 ? " key differs" : " keys differ") + " from the policy that ships"));
            return ExitCode.OK;
        } catch (InvalidPolicyFileException invalid) {
            tell(
                    null,
                    invalid.problems(),
                    invalid.problems().stream().map(Output::printable).toList());
            return ExitCode.SOFTWARE;
        }
    }

    private void tell(@Nullable String version, List<String> problems, List<String> lines) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("file", file.toString());
        object.put("valid", problems.isEmpty());
        object.put("version", version);
        object.put("problems", problems);
        output.print(object, lines);
    }
}
