package dev.attune.policy;

import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.Policy;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run begins with, and goes by as long as no topic says otherwise: a policy, and perhaps a model of which the same
 * is true.
 *
 * @param policy the defaults, or what a file says over them
 * @param model null for the parameters of the policy
 */
public record StartingPolicy(Policy policy, @Nullable FittedModel model) implements Serializable {

    /**
     * @param policyFile null for the defaults
     * @param modelFile null for the parameters of the policy
     * @throws InvalidPolicyFileException with every problem of the file that is at fault; also where the policy names
     *     another model version than the model file has
     */
    public static StartingPolicy of(@Nullable Path policyFile, @Nullable Path modelFile) throws IOException {
        Policy policy = policyFile == null ? Policy.defaults() : PolicyReader.read(policyFile);
        if (modelFile == null) {
            return new StartingPolicy(policy, null);
        }
        FittedModel model = ModelReader.read(modelFile);
        if (!policy.asksForModel(model.version())) {
            throw new InvalidPolicyFileException(List.of("model-version of the policy must be " + model.version()
                    + " as the model file " + modelFile + " says, or latest, but was " + policy.modelVersion()));
        }
        model.over(policy);
        return new StartingPolicy(policy, model);
    }

    /** A policy that is judged by as it is. */
    public static StartingPolicy of(Policy policy) {
        return new StartingPolicy(policy, null);
    }

    /** The policy with the model over it. */
    public Policy judgedBy() {
        return model == null ? policy : model.over(policy);
    }
}
