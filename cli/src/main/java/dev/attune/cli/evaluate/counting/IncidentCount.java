package dev.attune.cli.evaluate.counting;

import dev.attune.cli.evaluate.measure.Estimate;
import dev.attune.cli.evaluate.measure.Median;
import dev.attune.cli.evaluate.measure.Proportion;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;

/**
 * Incidents told, held against those that were.
 *
 * @param injected those that were, within the observation
 * @param told those told
 */
public record IncidentCount(List<TrueIncident> injected, List<FoundIncident> told) {

    private static final double MILLIS_PER_MINUTE = 60_000;

    public IncidentCount {
        injected = List.copyOf(injected);
        told = List.copyOf(told);
    }

    public long found() {
        return injected.stream().filter(truth -> firstTold(truth).isPresent()).count();
    }

    public Estimate recall() {
        return Proportion.of(found(), injected.size());
    }

    /** Minutes from the start of an incident until it was told, over those found. */
    public Estimate delayMinutes() {
        return Median.of(injected.stream()
                .filter(truth -> firstTold(truth).isPresent())
                .mapToDouble(
                        truth -> (firstTold(truth).getAsLong() - truth.span().start()) / MILLIS_PER_MINUTE)
                .toArray());
    }

    private OptionalLong firstTold(TrueIncident truth) {
        return told.stream()
                .filter(each -> each.tells(truth))
                .mapToLong(FoundIncident::opened)
                .min();
    }

    /**
     * Those told that are none of all that were.
     *
     * @param all that were, of whatever kind
     */
    public long wrong(Collection<TrueIncident> all) {
        return told.stream().filter(each -> all.stream().noneMatch(each::tells)).count();
    }
}
