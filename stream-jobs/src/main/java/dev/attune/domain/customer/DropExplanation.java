package dev.attune.domain.customer;

import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.DropDetector;
import dev.attune.domain.experience.DropState;
import dev.attune.domain.experience.Excursion;
import dev.attune.domain.experience.Touchpoints;
import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why the statistic of a drop is what it is: log-likelihood ratios by reason, summed over touchpoints, and what the
 * statistic gained by accumulating. They add up to ln R bit for bit, in any order.
 */
final class DropExplanation {

    /** What R gains at every step by not knowing when the change began. */
    static final String ACCUMULATION = "ACCUMULATION";

    /** Signals beyond those told apart. */
    static final String OTHER_SIGNALS = "OTHER_SIGNALS";

    private static final double HOURS_PER_DAY = 24;

    private static final Comparator<Contribution> LARGEST_FIRST =
            Comparator.comparingDouble(Contribution::points).reversed().thenComparing(Contribution::reason);

    private final DropDetector detector;

    DropExplanation(DropDetector detector) {
        this.detector = detector;
    }

    /** Largest first. */
    List<Contribution> contributions(DropState state, @Nullable String segment) {
        return contributions(state, state.excursion(), segment);
    }

    /** The same of an excursion in the other direction; largest first. */
    List<Contribution> contributions(DropState state, Excursion excursion, @Nullable String segment) {
        List<Contribution> contributions = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            addReason(reason, state, excursion, segment, contributions);
        }
        contributions.add(bare(ACCUMULATION, excursion.accumulation()));
        if (excursion.others() != 0) {
            contributions.add(bare(OTHER_SIGNALS, excursion.others()));
        }
        contributions.sort(LARGEST_FIRST);
        return List.copyOf(contributions);
    }

    private static Contribution bare(String reason, double points) {
        return new Contribution(reason, points, Double.NaN, Double.NaN, ExpectationSource.NONE);
    }

    /** One contribution a reason; what was observed and expected is told of its largest part. */
    private void addReason(
            Reason reason, DropState state, Excursion excursion, @Nullable String segment, List<Contribution> to) {
        double points = 0;
        int largest = -1;
        for (int i = 0; i < excursion.size(); i++) {
            if (Reason.of(excursion.kind(i)) == reason) {
                points += excursion.points(i);
                largest = largest < 0 || excursion.points(i) > excursion.points(largest) ? i : largest;
            }
        }
        if (largest >= 0) {
            SignalKind kind = excursion.kind(largest);
            boolean promise = kind == SignalKind.DELIVERY_LATENESS || kind == SignalKind.ANSWER_LATENESS;
            to.add(
                    promise
                            ? ofPromise(reason, points, excursion, largest)
                            : new Contribution(
                                    reason.name(),
                                    points,
                                    inOwnUnit(kind, excursion.observed(largest)),
                                    inOwnUnit(kind, excursion.expected(largest)),
                                    source(state, segment, kind)));
        }
    }

    /** Days of a delivery, hours of an answer: of the promise broken last; neither where all were kept. */
    private static Contribution ofPromise(Reason reason, double points, Excursion excursion, int part) {
        double hours = excursion.kind(part) == SignalKind.DELIVERY_LATENESS ? HOURS_PER_DAY : 1;
        return new Contribution(
                reason.name(),
                points,
                excursion.hoursWaited(part) / hours,
                excursion.hoursPromised(part) / hours,
                ExpectationSource.PROMISE);
    }

    private ExpectationSource source(DropState state, @Nullable String segment, SignalKind kind) {
        return detector.expectsFromOwnHistory(state, segment, kind)
                ? ExpectationSource.OWN_BASELINE
                : ExpectationSource.SEGMENT;
    }

    /** Milliseconds and hours as geometric means, dissatisfaction as satisfaction, yes-or-no signals as rates. */
    private static double inOwnUnit(SignalKind kind, double mean) {
        return switch (kind.unit()) {
            case LOG_MILLISECONDS, LOG_HOURS -> StrictMath.exp(mean);
            case DISSATISFACTION -> 1 - mean;
            case YES_OR_NO -> mean;
        };
    }

    /** Touchpoints that speak for a drop, worst first. */
    static List<String> touchpoints(Excursion excursion) {
        Map<String, Double> sums = new LinkedHashMap<>();
        for (int i = 0; i < excursion.size(); i++) {
            sums.merge(excursion.touchpoint(i), excursion.points(i), Double::sum);
        }
        return sums.entrySet().stream()
                .filter(sum -> sum.getValue() > 0 && !sum.getKey().equals(Touchpoints.ELSEWHERE))
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
    }
}
