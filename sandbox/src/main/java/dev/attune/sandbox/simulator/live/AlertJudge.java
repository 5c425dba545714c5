package dev.attune.sandbox.simulator.live;

import dev.attune.domain.episode.AlertKind;
import dev.attune.sandbox.simulator.CustomerTruth;
import dev.attune.sandbox.simulator.FleetIncident;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Tells opened alerts that were right from those that were not, by the truth as far as it has happened. The rules are
 * those of SPEC section 5 as far as the alert alone can tell: whether an episode is still open at a later departure, or
 * justified by a late delivery, is not seen here, so quality is never better than measured properly.
 */
public final class AlertJudge {

    private static final long EARLY = Duration.ofDays(7).toMillis();
    private static final long AFTER_DROP = Duration.ofDays(14).toMillis();
    private static final long AFTER_INCIDENT = Duration.ofDays(2).toMillis();

    /** What an opened alert turned out to be. */
    public enum Verdict {
        RIGHT,
        /** A drop while something went wrong for many: counted apart. */
        FLEET,
        /** So far: the customer may still leave. */
        WRONG,
        /** On somebody who is no customer: a bot. */
        NO_CUSTOMER
    }

    private final Map<String, CustomerTruth> customers;
    private final List<FleetIncident> incidents;

    public AlertJudge(Collection<CustomerTruth> customers, List<FleetIncident> incidents) {
        this.customers = customers.stream().collect(Collectors.toMap(CustomerTruth::customerId, Function.identity()));
        this.incidents = List.copyOf(incidents);
    }

    /** @param openedAt event time of the opening, epoch milliseconds */
    public Verdict judge(AlertKind kind, String customerId, long openedAt) {
        CustomerTruth truth = customers.get(customerId);
        if (truth == null) {
            return Verdict.NO_CUSTOMER;
        }
        return kind == AlertKind.CHURN_RISK ? churn(truth, openedAt) : drop(truth, openedAt);
    }

    private static Verdict churn(CustomerTruth truth, long openedAt) {
        Long death = truth.death();
        return death != null && openedAt >= death - EARLY ? Verdict.RIGHT : Verdict.WRONG;
    }

    private Verdict drop(CustomerTruth truth, long openedAt) {
        Long start = truth.dropStart();
        Long end = truth.dropEnd();
        if (start != null && end != null && openedAt >= start && openedAt < end + AFTER_DROP) {
            return Verdict.RIGHT;
        }
        boolean fleet = incidents.stream()
                .filter(incident -> incident.region().equals(FleetIncident.EVERYWHERE)
                        || incident.region().equals(truth.region()))
                .anyMatch(incident -> openedAt >= incident.start() && openedAt < incident.end() + AFTER_INCIDENT);
        return fleet ? Verdict.FLEET : Verdict.WRONG;
    }
}
