package dev.attune.policy;

import java.util.List;

/** A policy file, or another of its form, that cannot be used; its message lists every problem, one a line. */
public final class InvalidPolicyFileException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidPolicyFileException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** In the house form, for example {@code line 3: churn.enter-probability must be in (0, 1), but was 1.4}. */
    public List<String> problems() {
        return problems;
    }
}
