package dev.attune.domain.policy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Collects every broken rule of a policy; one instance per check. */
final class PolicyRules {

    private final List<PolicyProblem> problems = new ArrayList<>();
    private final boolean telling;

    PolicyRules() {
        this(false);
    }

    private PolicyRules(boolean telling) {
        this.telling = telling;
    }

    /** Collects every rule, kept or broken: what there is to know about each key. */
    static PolicyRules telling() {
        return new PolicyRules(true);
    }

    List<PolicyProblem> problems() {
        return List.copyOf(problems);
    }

    void require(boolean kept, String key, String rule, Object value) {
        if (telling || !kept) {
            problems.add(new PolicyProblem(key, rule, String.valueOf(value)));
        }
    }

    void probability(String key, double value) {
        require(value > 0 && value < 1, key, "must be in (0, 1)", value);
    }

    void positive(String key, double value) {
        require(value > 0 && Double.isFinite(value), key, "must be a number above 0", value);
    }

    void notNegative(String key, double value) {
        require(value >= 0 && Double.isFinite(value), key, "must be a number of at least 0", value);
    }

    void finite(String key, double value) {
        require(Double.isFinite(value), key, "must be a finite number", value);
    }

    void above(String key, double value, double limit) {
        require(value > limit && Double.isFinite(value), key, "must be a number above " + limit, value);
    }

    void between(String key, double value, double low, double high) {
        require(value >= low && value <= high, key, "must be in [" + low + ", " + high + "]", value);
    }

    void below(String key, double value, String limitKey, double limit) {
        require(!(value >= limit), key, "must be below " + limitKey + " (" + limit + ")", value);
    }

    void positive(String key, Duration value) {
        require(value.compareTo(Duration.ZERO) > 0, key, "must be longer than PT0S", value);
    }

    void notNegative(String key, Duration value) {
        require(!value.isNegative(), key, "must be at least PT0S", value);
    }

    void filled(String key, String value) {
        require(!value.isBlank(), key, "must not be empty", "'" + value + "'");
    }
}
