package dev.attune.fit;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A customer as they stood some time ago, and what became of them since: a label that time has made.
 *
 * @param daysAgo how long ago
 * @param purchases as of then; {@link Clock#NEVER} where there was none
 * @param activity as of then; likewise
 * @param evidence as of then
 * @param untilPurchase weeks from then to the next purchase day; infinite where none came
 * @param untilOccasion the same to the next purchase day or session-day
 */
public record MaturedHistory(
        int daysAgo,
        Clock purchases,
        Clock activity,
        List<Evidence> evidence,
        double untilPurchase,
        double untilOccasion) {

    public MaturedHistory {
        evidence = List.copyOf(evidence);
    }

    /** Whether there has been no purchase since. */
    public boolean silent() {
        return Double.isInfinite(untilPurchase);
    }

    /** What risk would have been judged from, by the parameters of a segment. */
    ChurnInputs inputs(@Nullable String segment) {
        return new ChurnInputs(purchases, activity, evidence, segment);
    }
}
