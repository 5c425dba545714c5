package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.reading.CustomerStanding;
import dev.attune.cli.evaluate.reading.StandingFigure;
import dev.attune.cli.evaluate.report.Counted;
import dev.attune.cli.evaluate.report.Section;
import dev.attune.cli.evaluate.rules.NaiveRankings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Holds the probability of having left against who truly had: positive is who had left by as_of. */
final class DepartureEvaluation {

    private static final String MEASURE = "p_dead against true departures";

    private final List<CustomerStanding> customers;
    private final boolean[] gone;
    private final EvaluationSettings settings;
    private final LeftOut leftOut;

    DepartureEvaluation(
            List<CustomerStanding> all, List<TrueCustomer> truth, EvaluationSettings settings, LeftOut leftOut) {
        Map<String, TrueCustomer> known =
                truth.stream().collect(Collectors.toMap(TrueCustomer::customerId, Function.identity()));
        this.settings = settings;
        this.leftOut = leftOut;
        this.customers = all.stream()
                .filter(customer -> known.containsKey(customer.customerId()))
                .toList();
        this.gone = new boolean[customers.size()];
        for (int i = 0; i < gone.length; i++) {
            CustomerStanding customer = customers.get(i);
            TrueCustomer fate = known.get(customer.customerId());
            gone[i] = fate != null && fate.departedBy(customer.asOf());
        }
        if (customers.size() < all.size()) {
            leftOut.add(
                    MEASURE,
                    Counted.of(all.size() - customers.size(), "customer") + " of whom the truth file knows nothing");
        }
    }

    List<Section> sections() {
        if (customers.isEmpty()) {
            leftOut.add(MEASURE, "the truth and the customers file share no customer");
            return List.of();
        }
        List<Forecast> forecasts = new ArrayList<>();
        add(forecasts, "p_dead", true, each(c -> c.figure(StandingFigure.P_DEAD)));
        add(
                forecasts,
                "activity p_dead",
                true,
                each(c -> c.dead(StandingFigure.ACTIVITY_P_DEAD, StandingFigure.ACTIVITY_P_ALIVE)));
        add(
                forecasts,
                "purchase p_dead",
                true,
                each(c -> c.dead(StandingFigure.PURCHASE_P_DEAD, StandingFigure.PURCHASE_P_ALIVE)));
        add(forecasts, "session recency", false, NaiveRankings.sessionRecency(customers));
        Forecast recency = new Forecast("recency", false, NaiveRankings.recency(customers));
        add(forecasts, recency.name(), false, recency.scores());
        add(forecasts, "own mean gap", false, NaiveRankings.ownGap(customers));
        if (forecasts.isEmpty()) {
            leftOut.add(MEASURE, "the customers file has no probability of having left");
            return List.of();
        }
        ForecastSections found = new ForecastSections(
                "departure",
                "has truly left by as_of",
                forecasts,
                recency.isGiven() ? recency : forecasts.get(0),
                gone);
        return List.of(
                found.ranking(settings.bootstrap()),
                found.probability(settings.bootstrap()),
                found.bins(),
                found.gains());
    }

    private void add(List<Forecast> forecasts, String name, boolean isProbability, double[] scores) {
        Forecast forecast = new Forecast(name, isProbability, scores);
        if (forecast.isGiven()) {
            forecasts.add(forecast);
        } else {
            leftOut.add(
                    name + " against true departures", "the customers file has no column, or no figure, that it needs");
        }
    }

    private double[] each(ToDoubleFunction<CustomerStanding> figure) {
        return customers.stream().mapToDouble(figure).toArray();
    }
}
