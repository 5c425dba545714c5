package dev.attune.policy;

import dev.attune.domain.policy.InvalidPolicyException;
import dev.attune.domain.policy.Policy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Policy files: YAML over {@link Policy#defaults()}, so that a file says only what differs. Keys are the components of
 * the policy records in kebab-case; what they mean and which rules they keep is the records' business.
 *
 * <p>A file must name its own {@code version}: two different policies under one name could not be told apart in alerts.
 */
public final class PolicyReader {

    private PolicyReader() {}

    /**
     * Reads a file.
     *
     * @throws InvalidPolicyFileException with every problem at once
     */
    public static Policy read(Path file) throws IOException {
        return read(Files.readString(file, StandardCharsets.UTF_8));
    }

    /**
     * Reads YAML text.
     *
     * @throws InvalidPolicyFileException with every problem at once
     */
    public static Policy read(String yaml) {
        PolicyFileProblems problems = new PolicyFileProblems();
        PolicyNode document = new PolicyFileParser(problems).parse(yaml);
        if (!problems.any() && !names(document, "version")) {
            problems.add(document.line(), "version", "must be given", "absent");
        }
        Policy policy = merged(document, problems);
        if (problems.any()) {
            throw new InvalidPolicyFileException(problems.texts());
        }
        return policy;
    }

    private static boolean names(PolicyNode document, String key) {
        return document instanceof PolicyNode.Mapping mapping
                && mapping.fields().containsKey(key);
    }

    private static Policy merged(PolicyNode document, PolicyFileProblems problems) {
        try {
            Object merged = new PolicyMerge(problems).merge(Policy.class, Policy.defaults(), document, "");
            return merged == null ? Policy.defaults() : (Policy) merged;
        } catch (InvalidPolicyException e) {
            e.problems().forEach(problems::add);
            return Policy.defaults();
        }
    }
}
