package dev.attune.fit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one customer, as a fit needs it.
 *
 * @param segment the last one that an event named
 * @param purchases days with a purchase; null where there was none
 * @param activity days with a click of the customer's own; null where there was none
 * @param spend on repeat purchase days; null where there was none
 * @param matured as of each horizon ago, where there was a purchase by then
 * @param signals what was met of each signal at each touchpoint, but for what was suspected to be a drop
 */
public record CustomerHistory(
        String customerId,
        @Nullable String segment,
        @Nullable RenewalHistory purchases,
        @Nullable RenewalHistory activity,
        @Nullable SpendHistory spend,
        List<MaturedHistory> matured,
        List<SignalHistory> signals) {

    public CustomerHistory {
        matured = List.copyOf(matured);
        signals = List.copyOf(signals);
    }
}
