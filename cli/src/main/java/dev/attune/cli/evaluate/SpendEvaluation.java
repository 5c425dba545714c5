package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.measure.Bootstrap;
import dev.attune.cli.evaluate.measure.Rate;
import dev.attune.cli.evaluate.reading.CustomerStanding;
import dev.attune.cli.evaluate.reading.Purchase;
import dev.attune.cli.evaluate.reading.StandingFigure;
import dev.attune.cli.evaluate.report.Section;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Holds the money expected of customers against what they spent within the horizon. */
final class SpendEvaluation {

    private static final String MEASURE = "expected spend against later spend";

    private final List<CustomerStanding> customers;
    private final List<Purchase> outcomes;
    private final int horizonDays;
    private final Bootstrap bootstrap;
    private final LeftOut leftOut;

    SpendEvaluation(
            List<CustomerStanding> customers,
            List<Purchase> outcomes,
            int horizonDays,
            Bootstrap bootstrap,
            LeftOut leftOut) {
        this.customers = customers;
        this.outcomes = outcomes;
        this.horizonDays = horizonDays;
        this.bootstrap = bootstrap;
        this.leftOut = leftOut;
    }

    Optional<Section> section() {
        double[] expected = customers.stream()
                .mapToDouble(customer ->
                        customer.figure(StandingFigure.EXPECTED_SPEND) - customer.figure(StandingFigure.VALUE_AT_RISK))
                .toArray();
        int[] told = IntStream.range(0, expected.length)
                .filter(i -> !Double.isNaN(expected[i]))
                .toArray();
        Set<String> currencies = currencies();
        if (told.length == 0 || outcomes.stream().allMatch(purchase -> Double.isNaN(purchase.amount()))) {
            leftOut.add(MEASURE, "needs expected_spend and value_at_risk of customers, and amount of outcomes");
            return Optional.empty();
        }
        if (currencies.size() > 1) {
            leftOut.add(MEASURE, "needs a single currency, but there are " + String.join(", ", currencies));
            return Optional.empty();
        }
        double[] actual = actual();
        double[] expectations = IntStream.of(told).mapToDouble(i -> expected[i]).toArray();
        double[] spent = IntStream.of(told).mapToDouble(i -> actual[i]).toArray();
        return Optional.of(Section.of(
                        "spend",
                        "Spend within " + horizonDays + " days after as_of",
                        "Expected: expected_spend - value_at_risk, which is what is expected with the chance of having"
                                + " left taken off. Ratio of totals: 1 is right; bootstrap over customers. Capture: share"
                                + " of the money spent that the tenth of the customers with the highest expectation spent.",
                        "customers",
                        "currency",
                        "expected_total",
                        "spent_total",
                        "spent_over_expected",
                        "top_decile_capture")
                .row(
                        told.length,
                        currencies.stream().findAny().orElse(null),
                        IntStream.of(told).mapToDouble(i -> expected[i]).sum(),
                        IntStream.of(told).mapToDouble(i -> actual[i]).sum(),
                        Rate.of(spent, expectations, bootstrap),
                        capture(expectations, spent)));
    }

    private double capture(double[] expected, double[] spent) {
        int[] best = IntStream.range(0, expected.length)
                .boxed()
                .sorted((a, b) -> Double.compare(expected[b], expected[a]))
                .limit(expected.length / 10)
                .mapToInt(Integer::intValue)
                .toArray();
        double all = IntStream.range(0, spent.length).mapToDouble(i -> spent[i]).sum();
        return IntStream.of(best).mapToDouble(i -> spent[i]).sum() / all;
    }

    private Set<String> currencies() {
        Set<String> currencies = customers.stream()
                .map(CustomerStanding::currency)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        outcomes.stream().map(Purchase::currency).filter(Objects::nonNull).forEach(currencies::add);
        return currencies;
    }

    private double[] actual() {
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < customers.size(); i++) {
            positions.put(customers.get(i).customerId(), i);
        }
        double[] spent = new double[customers.size()];
        for (Purchase purchase : outcomes) {
            Integer position = positions.get(purchase.customerId());
            if (position == null || !purchase.isCounted() || Double.isNaN(purchase.amount())) {
                continue;
            }
            long asOf = customers.get(position).asOf();
            boolean within = purchase.time() > asOf
                    && purchase.time() <= asOf + Duration.ofDays(horizonDays).toMillis();
            spent[position] += within ? purchase.amount() : 0;
        }
        return spent;
    }
}
