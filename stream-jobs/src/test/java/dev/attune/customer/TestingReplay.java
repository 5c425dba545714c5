package dev.attune.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.customer.CustomerCounts.Count;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Sends arrivals through the real customer operator, and hands back what it told; one timer a customer at most. */
final class TestingReplay {

    /** Where everybody stands at the end, and every churn alert that opened, in the order of opening. */
    record Outcome(Map<String, Assessment> standing, List<EpisodeRevision> opened, long deadlines) {

        /** When a customer's first alert opened, epoch milliseconds, by customer. */
        Map<String, Long> firstOpened() {
            Map<String, Long> first = new TreeMap<>();
            opened.forEach(revision -> first.merge(revision.customerId(), revision.eventTime(), Math::min));
            return first;
        }
    }

    private TestingReplay() {}

    /**
     * @param arrivals in an order in which none is older than the newest before it by more than the bound
     * @param pace how many records lie between two watermarks
     * @param end event time up to which all is applied and every deadline fires, epoch milliseconds
     */
    static Outcome run(Policy policy, List<Arrival> arrivals, long bound, int pace, long end) throws Exception {
        CustomerSettings settings = new CustomerSettings(policy, Long.MIN_VALUE, Duration.ofDays(10_000), true);
        try (CustomerHarness harness = new CustomerHarness(1, 0, new HashMapStateBackend(), settings).opened()) {
            long newest = Long.MIN_VALUE;
            int fed = 0;
            Set<String> seen = new HashSet<>();
            for (Arrival arrival : arrivals) {
                newest = Math.max(newest, arrival.interaction().eventTime());
                seen.add(arrival.interaction().customerId());
                harness.processElement(
                        new StreamRecord<>(arrival, arrival.interaction().eventTime()));
                if (++fed % pace == 0) {
                    harness.processWatermark(Math.min(newest - bound, end) - 1);
                    assertThat(harness.numEventTimeTimers()).as("timers").isLessThanOrEqualTo(seen.size());
                }
            }
            harness.processWatermark(end - 1);
            harness.endAllInputs();
            assertThat(harness.counts().of(Count.LATE)).as("late").isZero();
            assertThat(harness.counts().of(Count.ACCEPTED)).as("accepted").isEqualTo(arrivals.size());
            return new Outcome(
                    standing(harness), opened(harness), harness.counts().of(Count.DEADLINE));
        }
    }

    private static Map<String, Assessment> standing(CustomerHarness harness) {
        Map<String, Assessment> standing = new TreeMap<>();
        harness.getSideOutput(CustomerOutputs.FINAL).forEach(record -> {
            Assessment assessment = ((CustomerOutput.Health) record.getValue()).assessment();
            standing.put(assessment.customerId(), assessment);
        });
        return standing;
    }

    private static List<EpisodeRevision> opened(CustomerHarness harness) {
        return harness.revisions().stream()
                .filter(revision -> revision.kind() == AlertKind.CHURN_RISK)
                .filter(revision -> revision.state() == EpisodeState.OPENED)
                .toList();
    }
}
