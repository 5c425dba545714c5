package dev.attune.policy;

import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.InvalidPolicyException;
import dev.attune.domain.policy.Policy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The policy to judge by, of what was published: the last policy, and over it the last model that it asks for. Where a topic
 * has no word, what the run began with holds.
 *
 * <p>What cannot be read, or not be laid over the policy in force, is passed over for what stood before it: a document
 * that was fit for an earlier release, or for an earlier policy, must not stop the job.
 */
public final class PolicyInForce {

    private static final Logger LOG = LoggerFactory.getLogger(PolicyInForce.class);

    private final StartingPolicy start;
    private final Map<String, Optional<Policy>> policies = new HashMap<>();
    private final Map<String, Optional<FittedModel>> models = new HashMap<>();

    /** A document under its version. */
    public record Document(String version, String text) {}

    public PolicyInForce(StartingPolicy start) {
        this.start = start;
    }

    /**
     * @param policies published up to an instant, in the order in which they took effect
     * @param models likewise
     */
    public Policy of(List<Document> policies, List<Document> models) {
        Policy written = written(policies);
        for (int i = models.size() - 1; i >= 0; i--) {
            Document document = models.get(i);
            if (written.asksForModel(document.version())) {
                Policy judged = over(model(document), written);
                if (judged != null) {
                    return judged;
                }
            }
        }
        FittedModel first = start.model();
        Policy judged = first == null || !written.asksForModel(first.version()) ? null : over(first, written);
        return judged == null ? written : judged;
    }

    private Policy written(List<Document> published) {
        for (int i = published.size() - 1; i >= 0; i--) {
            Document document = published.get(i);
            Optional<Policy> read = policies.computeIfAbsent(document.text(), text -> policy(document));
            if (read.isPresent()) {
                return read.get();
            }
        }
        return start.policy();
    }

    private static Optional<Policy> policy(Document document) {
        try {
            return Optional.of(PolicyReader.read(document.text()));
        } catch (InvalidPolicyFileException broken) {
            LOG.error("policy {} is passed over: {}", document.version(), broken.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable FittedModel model(Document document) {
        return models.computeIfAbsent(document.text(), text -> {
                    try {
                        return Optional.of(ModelReader.read(text));
                    } catch (InvalidPolicyFileException | InvalidPolicyException broken) {
                        LOG.error("model {} is passed over: {}", document.version(), broken.getMessage());
                        return Optional.empty();
                    }
                })
                .orElse(null);
    }

    private static @Nullable Policy over(@Nullable FittedModel model, Policy policy) {
        if (model == null) {
            return null;
        }
        try {
            return model.over(policy);
        } catch (InvalidPolicyException unfit) {
            LOG.error(
                    "model {} is passed over, policy {} does not allow it: {}",
                    model.version(),
                    policy.version(),
                    unfit.getMessage());
            return null;
        }
    }
}
