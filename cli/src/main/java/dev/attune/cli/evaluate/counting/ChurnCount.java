package dev.attune.cli.evaluate.counting;

import dev.attune.cli.evaluate.measure.Bootstrap;
import dev.attune.cli.evaluate.measure.Estimate;
import dev.attune.cli.evaluate.measure.Median;
import dev.attune.cli.evaluate.measure.Proportion;
import dev.attune.cli.evaluate.measure.Rate;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Churn alerts of many customers, counted.
 *
 * @param fates one per customer of the truth
 */
public record ChurnCount(List<ChurnFate> fates) {

    public ChurnCount {
        fates = List.copyOf(fates);
    }

    public long right() {
        return fates.stream().mapToLong(ChurnFate::right).sum();
    }

    public long wrong() {
        return fates.stream().mapToLong(ChurnFate::wrong).sum();
    }

    public double yearsAlive() {
        return fates.stream().mapToDouble(ChurnFate::yearsAlive).sum();
    }

    /** Departures that the observation follows for a number of days: only these can be found within as many. */
    public long departures(int days) {
        return fates.stream().filter(fate -> fate.followedDays() >= days).count();
    }

    /** Share of {@link #departures} that some episode overlaps within the days; Wilson: one departure per customer. */
    public Estimate recall(int days) {
        long found = fates.stream()
                .filter(fate -> fate.followedDays() >= days && fate.foundWithin(days))
                .count();
        return Proportion.of(found, departures(days));
    }

    /** Right episodes of right and false ones. */
    public Estimate precision(Bootstrap bootstrap) {
        return Rate.share(each(ChurnFate::right), each(fate -> fate.right() + fate.wrong()), bootstrap);
    }

    /** False episodes per year lived before departure. */
    public Estimate falsePerYear(Bootstrap bootstrap) {
        return Rate.of(each(ChurnFate::wrong), each(ChurnFate::yearsAlive), bootstrap);
    }

    /**
     * {@link #falsePerYear} of these alerts minus that of others on the same customers, resampled together.
     *
     * @param other counted over the same truth
     */
    public Estimate falsePerYearMinus(ChurnCount other, Bootstrap bootstrap) {
        double[] years = each(ChurnFate::yearsAlive);
        double[] more = minus(other, ChurnFate::wrong);
        return Rate.ratio(more, years, bootstrap);
    }

    /** {@link #recall} of these alerts minus that of others on the same customers, resampled together. */
    public Estimate recallMinus(ChurnCount other, int days, Bootstrap bootstrap) {
        double[] more = minus(other, fate -> fate.followedDays() >= days && fate.foundWithin(days) ? 1 : 0);
        return Rate.ratio(more, each(fate -> fate.followedDays() >= days ? 1 : 0), bootstrap);
    }

    private double[] minus(ChurnCount other, ToDoubleFunction<ChurnFate> of) {
        double[] mine = each(of);
        double[] others = other.each(of);
        for (int i = 0; i < mine.length; i++) {
            mine[i] -= others[i];
        }
        return mine;
    }

    /** {@link #falsePerYear(Bootstrap)} without its interval: for going through many thresholds. */
    public double falsePerYear() {
        return wrong() / yearsAlive();
    }

    /** Days from departure to the opening that found it, over departures found within so many days; early ones are negative. */
    public Estimate delayDays(int within) {
        return Median.of(found(within).toArray());
    }

    /** The same over all departures found by the end of the observation, however late. */
    public Estimate delayDays() {
        return Median.of(fates.stream()
                .mapToDouble(ChurnFate::delayDays)
                .filter(Double::isFinite)
                .toArray());
    }

    /** Share of the departures found within so many days whose episode opened before them. */
    public Estimate earlyShare(int within) {
        return Proportion.of(
                found(within).filter(days -> days < 0).count(), found(within).count());
    }

    /** Days from the opening to the departure, over those that opened before it. */
    public Estimate leadDays(int within) {
        return Median.of(
                found(within).filter(days -> days < 0).map(days -> -days).toArray());
    }

    private DoubleStream found(int within) {
        return fates.stream()
                .filter(fate -> fate.followedDays() >= within && fate.foundWithin(within))
                .mapToDouble(ChurnFate::delayDays);
    }

    private double[] each(ToDoubleFunction<ChurnFate> of) {
        return fates.stream().mapToDouble(of).toArray();
    }
}
