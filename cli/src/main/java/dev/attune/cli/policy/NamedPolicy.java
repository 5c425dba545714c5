package dev.attune.cli.policy;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.control.ControlTopics;
import dev.attune.contract.Topic;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.PolicyReader;
import dev.attune.policy.PolicyTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A policy as somebody named it: {@value #CURRENT}, {@value #DEFAULTS}, a version on the topic, or a file.
 *
 * @param title what it is, for people
 * @param document as it was written
 * @param publication null of a file, and of what ships
 */
record NamedPolicy(
        String title,
        Policy policy,
        String document,
        @Nullable Publication publication) {

    static final String CURRENT = "current";
    static final String DEFAULTS = "defaults";

    /** How the parts of the command line that name policies are described. */
    static final String NAMES =
            "a file, a version on the topic, 'current' for the one in force or 'defaults' for the one" + " that ships.";

    /** @throws CommandFailed where nothing has this name, or what has it breaks a rule (which is told before) */
    static NamedPolicy of(String name, Connection connection, Output output) {
        if (name.equals(DEFAULTS)) {
            return defaults();
        }
        if (isFile(name)) {
            return ofFile(Path.of(name), output);
        }
        PublishedPolicies published = new PublishedPolicies(new ControlTopics(connection).read(Topic.POLICY));
        return name.equals(CURRENT) ? current(published, Instant.now()) : ofVersion(name, published);
    }

    static NamedPolicy defaults() {
        Policy policy = Policy.defaults();
        return new NamedPolicy("the policy that ships", policy, PolicyTree.yaml(policy), null);
    }

    /** What is in force at an instant of event time; what ships where the topic has no word. */
    static NamedPolicy current(PublishedPolicies published, Instant at) {
        return published.inForce(at.toEpochMilli()).map(NamedPolicy::published).orElseGet(NamedPolicy::defaults);
    }

    private static NamedPolicy ofVersion(String version, PublishedPolicies published) {
        return published
                .newest(version)
                .map(NamedPolicy::published)
                .orElseThrow(
                        () -> new CommandFailed("policy must be a file, or a version on " + Topic.POLICY.topicName()
                                + " ('attune policy history' shows them), but was " + Output.printable(version)));
    }

    static NamedPolicy published(Publication publication) {
        Policy policy = publication.policy();
        if (policy == null) {
            throw new IllegalArgumentException(
                    "policy must be one the job judges by, but was " + publication.version());
        }
        return new NamedPolicy("policy " + publication.version(), policy, publication.document(), publication);
    }

    private static boolean isFile(String name) {
        return !name.equals(CURRENT)
                && (name.contains("/")
                        || name.endsWith(".yaml")
                        || name.endsWith(".yml")
                        || Files.exists(Path.of(name)));
    }

    /** @throws CommandFailed where it cannot be read or breaks a rule; every problem is told before */
    static NamedPolicy ofFile(Path file, Output output) {
        String document = read(file);
        try {
            return new NamedPolicy(file.toString(), PolicyReader.read(document), document, null);
        } catch (InvalidPolicyFileException invalid) {
            invalid.problems().forEach(output::note);
            throw new CommandFailed("the policy breaks the rules above: " + file, invalid);
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (NoSuchFileException missing) {
            throw new CommandFailed("there is no file " + file, missing);
        } catch (IOException unreadable) {
            throw new CommandFailed(file + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
    }
}
