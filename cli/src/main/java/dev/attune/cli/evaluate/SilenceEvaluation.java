package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.reading.CustomerStanding;
import dev.attune.cli.evaluate.reading.Purchase;
import dev.attune.cli.evaluate.reading.StandingFigure;
import dev.attune.cli.evaluate.report.Counted;
import dev.attune.cli.evaluate.report.Section;
import dev.attune.cli.evaluate.rules.NaiveRankings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Holds the risk of customers against what they bought later: positive is who bought nothing within the horizon. */
final class SilenceEvaluation {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final String MEASURE = "risk against later purchases";

    private final List<CustomerStanding> customers;
    private final List<Purchase> outcomes;
    private final EvaluationSettings settings;
    private final LeftOut leftOut;
    private final List<Section> sections = new ArrayList<>();

    SilenceEvaluation(
            List<CustomerStanding> all, List<Purchase> outcomes, EvaluationSettings settings, LeftOut leftOut) {
        this.settings = settings;
        this.leftOut = leftOut;
        this.outcomes = outcomes;
        this.customers = buyers(all);
    }

    List<Section> sections() {
        if (customers.isEmpty()) {
            leftOut.add(MEASURE, "no customer has bought anything by as_of");
            return List.of();
        }
        int horizon = horizon();
        if (horizon < 1) {
            leftOut.add(MEASURE, "the customers file has no horizon_days that all share, and no --horizon was given");
            return List.of();
        }
        boolean[] silent = silent(horizon);
        if (!isFollowed(horizon)) {
            return List.of();
        }
        Forecast recency = new Forecast("recency", false, NaiveRankings.recency(customers));
        List<Forecast> forecasts = forecasts(recency, isOwn(horizon));
        if (forecasts.isEmpty()) {
            leftOut.add(MEASURE, "the customers file has neither a risk nor what naive rankings need");
            return List.of();
        }
        ForecastSections found = new ForecastSections(
                "silence",
                "no purchase within " + horizon + " days after as_of",
                forecasts,
                recency.isGiven() ? recency : forecasts.get(0),
                silent);
        sections.add(found.ranking(settings.bootstrap()));
        sections.add(found.probability(settings.bootstrap()));
        sections.add(found.bins());
        sections.add(found.gains());
        if (isOwn(horizon)) {
            new SpendEvaluation(customers, outcomes, horizon, settings.bootstrap(), leftOut)
                    .section()
                    .ifPresent(sections::add);
        }
        return sections;
    }

    /** Those who never bought have nothing to fall silent from. */
    private List<CustomerStanding> buyers(List<CustomerStanding> all) {
        boolean told = all.stream().anyMatch(customer -> given(customer, StandingFigure.PURCHASE_AGE));
        List<CustomerStanding> buyers = told
                ? all.stream()
                        .filter(customer -> given(customer, StandingFigure.PURCHASE_AGE))
                        .toList()
                : all;
        if (buyers.size() < all.size()) {
            leftOut.add(MEASURE, Counted.of(all.size() - buyers.size(), "customer") + " without any purchase by as_of");
        }
        return buyers;
    }

    private int horizon() {
        return settings.horizonDays() == null ? ownHorizon() : settings.horizonDays();
    }

    /** The horizon that the risk is of; 0 where the file does not say, or says several. */
    private int ownHorizon() {
        double[] distinct = customers.stream()
                .mapToDouble(customer -> customer.figure(StandingFigure.HORIZON_DAYS))
                .filter(days -> !Double.isNaN(days))
                .distinct()
                .toArray();
        return distinct.length == 1 ? (int) distinct[0] : 0;
    }

    private boolean isOwn(int horizon) {
        return ownHorizon() == 0 || ownHorizon() == horizon;
    }

    private boolean[] silent(int horizon) {
        Map<String, List<Long>> bought = new HashMap<>();
        outcomes.stream()
                .filter(Purchase::isCounted)
                .forEach(purchase -> bought.computeIfAbsent(purchase.customerId(), any -> new ArrayList<>())
                        .add(purchase.time()));
        boolean[] silent = new boolean[customers.size()];
        for (int i = 0; i < silent.length; i++) {
            CustomerStanding customer = customers.get(i);
            long end = customer.asOf() + horizon * DAY;
            silent[i] = bought.getOrDefault(customer.customerId(), List.of()).stream()
                    .noneMatch(time -> time > customer.asOf() && time <= end);
        }
        return silent;
    }

    private boolean isFollowed(int horizon) {
        long asOf = customers.stream().mapToLong(CustomerStanding::asOf).max().orElseThrow();
        long last = outcomes.stream().mapToLong(Purchase::time).max().orElse(Long.MIN_VALUE);
        if (last <= asOf) {
            leftOut.add(MEASURE, "the outcomes have no event after as_of " + Instant.ofEpochMilli(asOf));
            return false;
        }
        long missing = (asOf + horizon * DAY - last) / DAY;
        if (missing >= 1) {
            leftOut.add(
                    MEASURE,
                    "the outcomes end " + Counted.of(missing, "day") + " before the horizon of " + horizon
                            + " days does: who bought only then is counted as silent");
        }
        return true;
    }

    private List<Forecast> forecasts(Forecast recency, boolean isOwnHorizon) {
        if (!isOwnHorizon) {
            leftOut.add(
                    "Brier, log loss, ECE and calibration of the risk",
                    "its horizon in the customers file is " + ownHorizon()
                            + " days, not the one asked for: only rankings are compared");
        }
        List<Forecast> all = List.of(
                new Forecast("risk", isOwnHorizon, each(StandingFigure.RISK)),
                new Forecast("purchase p_silent", isOwnHorizon, each(StandingFigure.PURCHASE_P_SILENT)),
                new Forecast("p_dead", false, each(StandingFigure.P_DEAD)),
                new Forecast("activity p_silent", false, each(StandingFigure.ACTIVITY_P_SILENT)),
                recency,
                new Forecast("RFM quintiles", false, NaiveRankings.recencyFrequencyMoney(customers)),
                new Forecast("own mean gap", false, NaiveRankings.ownGap(customers)),
                new Forecast("frequency", false, NaiveRankings.frequency(customers)),
                new Forecast("session recency", false, NaiveRankings.sessionRecency(customers)));
        all.stream()
                .filter(forecast -> !forecast.isGiven())
                .forEach(forecast -> leftOut.add(
                        forecast.name() + " against later purchases",
                        "the customers file has no column, or no figure, that it needs"));
        return all.stream().filter(Forecast::isGiven).toList();
    }

    private double[] each(StandingFigure figure) {
        return customers.stream()
                .mapToDouble(customer -> customer.figure(figure))
                .toArray();
    }

    private static boolean given(CustomerStanding customer, StandingFigure figure) {
        return !Double.isNaN(customer.figure(figure));
    }
}
