package dev.attune.cli.evaluate.counting;

import dev.attune.cli.evaluate.measure.Bootstrap;
import dev.attune.cli.evaluate.measure.Estimate;
import dev.attune.cli.evaluate.measure.Median;
import dev.attune.cli.evaluate.measure.Proportion;
import dev.attune.cli.evaluate.measure.Rate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Experience-drop alerts of many customers, counted.
 *
 * @param fates one per customer of the truth
 */
public record DropCount(List<DropFate> fates) {

    /** Sessions inside an injected drop without which nobody could be expected to notice it. */
    public static final int ENOUGH_SESSIONS = 3;

    public DropCount {
        fates = List.copyOf(fates);
    }

    /**
     * @param episodes by customer
     * @param sessions first instants of the sessions, by customer; null where clicks are not known
     * @param until end of the observation, epoch milliseconds; customers born and drops ended after it are left out
     */
    public static DropCount of(
            Collection<TrueCustomer> customers,
            Map<String, List<Episode>> episodes,
            DropRules rules,
            @Nullable Map<String, long[]> sessions,
            long until) {
        return new DropCount(customers.stream()
                .filter(customer -> customer.birth() <= until)
                .map(customer -> DropFate.of(
                        customer,
                        episodes.getOrDefault(customer.customerId(), List.of()),
                        rules,
                        sessions == null ? null : sessions.getOrDefault(customer.customerId(), new long[0]),
                        until))
                .toList());
    }

    public long count(DropVerdict verdict) {
        return fates.stream().mapToLong(fate -> fate.count(verdict)).sum();
    }

    /** In a drop or justified, of these and the false ones; what an incident explains counts as neither. */
    public Estimate precision(Bootstrap bootstrap) {
        ToDoubleFunction<DropFate> right = fate -> fate.count(DropVerdict.IN_DROP) + fate.count(DropVerdict.JUSTIFIED);
        return Rate.share(
                each(right), each(fate -> right.applyAsDouble(fate) + fate.count(DropVerdict.FALSE)), bootstrap);
    }

    /** False episodes per year lived before departure. */
    public Estimate falsePerYear(Bootstrap bootstrap) {
        return Rate.of(each(fate -> fate.count(DropVerdict.FALSE)), each(DropFate::yearsAlive), bootstrap);
    }

    /** Injected drops with at least so many sessions in them. */
    public long drops(int sessions) {
        return injected(sessions).count();
    }

    /** Share of {@link #drops} in which, or within 14 days after which, an episode opened. */
    public Estimate recall(int sessions) {
        return Proportion.of(injected(sessions).filter(DropFate.Drop::isFound).count(), drops(sessions));
    }

    /** Days from the start of a drop to the alert that found it, over those found. */
    public Estimate delayDays() {
        return Median.of(fates.stream()
                .flatMap(fate -> fate.drops().stream())
                .filter(DropFate.Drop::isFound)
                .mapToDouble(DropFate.Drop::delayDays)
                .toArray());
    }

    private Stream<DropFate.Drop> injected(int sessions) {
        return fates.stream().flatMap(fate -> fate.drops().stream()).filter(drop -> drop.sessions() >= sessions);
    }

    private double[] each(ToDoubleFunction<DropFate> of) {
        return fates.stream().mapToDouble(of).toArray();
    }
}
