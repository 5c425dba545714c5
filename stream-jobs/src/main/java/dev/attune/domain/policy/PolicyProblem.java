package dev.attune.domain.policy;

/**
 * One rule that a policy breaks.
 *
 * @param key dotted kebab-case path of the value
 * @param rule what the value must do, for example {@code must be in (0, 1)}
 * @param value the value found, as text
 */
public record PolicyProblem(String key, String rule, String value) {

    /** In the house form: {@code churn.enter-probability must be in (0, 1), but was 1.4}. */
    @Override
    public String toString() {
        return key + " " + rule + ", but was " + value;
    }
}
