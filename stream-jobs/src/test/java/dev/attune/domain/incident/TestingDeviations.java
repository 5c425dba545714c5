package dev.attune.domain.incident;

import dev.attune.domain.policy.Reason;

/** Deviations for tests of what hears them. */
public final class TestingDeviations {

    private TestingDeviations() {}

    /** Errors at a touchpoint, met by so many customers. */
    public static Deviation errors(long minuteEnd, String touchpoint, int customers) {
        return IncidentBookTest.at(minuteEnd, touchpoint, Reason.ERRORS, customers);
    }
}
