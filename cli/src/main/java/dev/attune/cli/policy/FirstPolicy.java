package dev.attune.cli.policy;

import dev.attune.cli.Connection;
import dev.attune.cli.Output;
import dev.attune.cli.control.ControlTopics;
import dev.attune.contract.Topic;
import dev.attune.control.ControlChange;
import dev.attune.domain.policy.Policy;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The policy that a new topic begins with: the one that ships, written out whole, so that it stays what it was when a later
 * release ships another; or one from a file, as it was written. It holds from the beginning of time on.
 */
public final class FirstPolicy {

    private static final long BEGINNING = 0;
    private static final String AUTHOR = "attune topics apply";

    private final NamedPolicy policy;

    private FirstPolicy(NamedPolicy policy) {
        this.policy = policy;
    }

    /**
     * @param file null for the policy that ships
     * @throws dev.attune.cli.CommandFailed where it cannot be read or breaks a rule; every problem is told before
     */
    public static FirstPolicy of(@Nullable Path file, Output output) {
        return new FirstPolicy(file == null ? NamedPolicy.defaults() : NamedPolicy.ofFile(file, output));
    }

    public Policy policy() {
        return policy.policy();
    }

    /** The version in force on the topic, or the newest there; null where there is none. */
    public static @Nullable String known(Connection connection, long now) {
        PublishedPolicies published = new PublishedPolicies(new ControlTopics(connection).read(Topic.POLICY));
        return published.isEmpty()
                ? null
                : published.inForce(now).map(Publication::version).orElse("");
    }

    public void publish(Connection connection) {
        String version = policy().version();
        new ControlTopics(connection)
                .write(
                        Topic.POLICY,
                        ControlChange.key(version, BEGINNING),
                        PolicyPublication.record(version, policy.document(), BEGINNING, AUTHOR));
    }
}
