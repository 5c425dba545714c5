package dev.attune.domain.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import dev.attune.policy.PolicyReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {

    private static final Policy POLICY = PolicyReader.read("""
            version: routed
            routes:
              late-delivery: [logistics, operations@critical]
              errors: [web@warning, operations@warning]
              slow: []
            """);

    private static List<String> of(Severity severity, Reason... reasons) {
        return Routes.of(POLICY, List.of(reasons), severity);
    }

    @Test
    void aDepartmentHearsOfAReasonFromItsSeverityOn() {
        assertThat(of(Severity.INFO, Reason.LATE_DELIVERY)).containsExactly("logistics");
        assertThat(of(Severity.WARNING, Reason.LATE_DELIVERY)).containsExactly("logistics");
        assertThat(of(Severity.CRITICAL, Reason.LATE_DELIVERY)).containsExactly("logistics", "operations");
    }

    @Test
    void departmentsStandInTheOrderOfTheReasonsEachOnce() {
        assertThat(of(Severity.WARNING, Reason.ERRORS, Reason.LATE_DELIVERY))
                .containsExactly("web", "operations", "logistics");
        assertThat(of(Severity.INFO, Reason.ERRORS, Reason.SLOW)).isEmpty();
        assertThat(of(Severity.INFO, Reason.PAYMENT_FAILED)).containsExactly(Reason.PAYMENT_FAILED.department());
    }

    @Test
    void whoOwnsAReasonIsToldWithoutSeverities() {
        assertThat(POLICY.route(Reason.ERRORS)).containsExactly("web", "operations");
    }
}
