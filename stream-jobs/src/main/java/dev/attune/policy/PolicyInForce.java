package dev.attune.policy;

import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.Policy;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy to judge by: the defaults, what a policy file says over them, and a model file over both. */
public final class PolicyInForce {

    private PolicyInForce() {}

    /**
     * @param policyFile null for the defaults
     * @param modelFile null for the models of the policy
     * @throws InvalidPolicyFileException with every problem of the file that is at fault; also where the policy names
     *     another model version than the model file has
     */
    public static Policy of(@Nullable Path policyFile, @Nullable Path modelFile) throws IOException {
        Policy policy = policyFile == null ? Policy.defaults() : PolicyReader.read(policyFile);
        if (modelFile == null) {
            return policy;
        }
        FittedModel model = ModelReader.read(modelFile);
        if (!policy.asksForModel(model.version())) {
            throw new InvalidPolicyFileException(List.of("model-version of the policy must be " + model.version()
                    + " as the model file " + modelFile + " says, or latest, but was " + policy.modelVersion()));
        }
        return model.over(policy);
    }
}
