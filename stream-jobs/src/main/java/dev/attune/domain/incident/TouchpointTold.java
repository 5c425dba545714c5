package dev.attune.domain.incident;

import dev.attune.domain.event.Channel;
import dev.attune.domain.policy.Reason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is told of a touchpoint at the end of a window; it carries no customer identifier. */
public sealed interface TouchpointTold {

    String touchpoint();

    /** Inclusive, epoch milliseconds UTC of event time. */
    long windowStart();

    /** Exclusive, likewise. */
    long windowEnd();

    /**
     * Figures of a window.
     *
     * @param channel null of all together
     * @param partner null of all together
     * @param segment null of all together
     * @param expectedIndex what this hour of the week usually is, 0 to 100; NaN where nothing is known, or not of the whole
     */
    record Window(
            String touchpoint,
            @Nullable Channel channel,
            @Nullable String partner,
            @Nullable String segment,
            long windowStart,
            long windowEnd,
            WindowFigures figures,
            double expectedIndex,
            String policyVersion)
            implements TouchpointTold {}

    /**
     * How much one kind of moment costs at a touchpoint that fell short of what each customer could expect there.
     *
     * @param feature null of all together
     * @param reason what customers met
     * @param moments how often
     * @param customers distinct ones who met it, estimated
     * @param gap observed minus expected satisfaction in these moments, index points, negative
     * @param affected what these customers would spend within the horizon, by currency
     * @param lost what of it is lost by such moments
     * @param route departments that own it
     */
    record PainPoint(
            String touchpoint,
            @Nullable String feature,
            Reason reason,
            long windowStart,
            long windowEnd,
            long moments,
            long customers,
            double gap,
            List<Money> affected,
            List<Money> lost,
            List<String> route,
            String policyVersion)
            implements TouchpointTold {}

    /**
     * What a partner may see of an hour.
     *
     * @param lateDeliveries delivered after their promise, or not yet
     * @param expectedIndex what this hour of the week usually is with this partner; NaN where nothing is known
     */
    record PartnerWindow(
            String partner,
            String touchpoint,
            long windowStart,
            long windowEnd,
            WindowFigures figures,
            long deliveries,
            long lateDeliveries,
            long returns,
            double expectedIndex)
            implements TouchpointTold {}
}
