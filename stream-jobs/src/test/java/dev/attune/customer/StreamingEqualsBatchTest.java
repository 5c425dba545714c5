package dev.attune.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.attune.customer.ReferenceBuyer.Row;
import dev.attune.domain.churn.SharedData;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.policy.PolicyReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A log of purchases, replayed through the customer operator out of order, gives for every customer what the formulas
 * give on a summary of the log made without it; and silence is heard in the very second that the formulas name. The
 * policy is the test's own, so that the product's defaults may move.
 */
class StreamingEqualsBatchTest {

    /** Three days: the log knows days only, so a bound of seconds would shuffle nothing. */
    private static final long BOUND = Duration.ofDays(3).toMillis();

    private static final double TOLERANCE = 1e-9;
    private static final long TICK = 1_000;
    private static final int HORIZON_DAYS = 91;
    private static final double ENTER = Math.log(0.6 / 0.4);
    private static final long ENOUGH_AGE = 14 * ReferenceBuyer.DAY;

    /** The model rounds each of its two terms to 2^-32 before it adds them: the most that the sum can be off. */
    private static final double ROUNDING = 0x1p-32;

    private static final int PACE = 11;

    private static ReferenceFormulas formulas(int k) {
        return new ReferenceFormulas(k, 0.525 * k, 6.183, 0.891, 1.614);
    }

    private static Policy policy(int k) {
        return PolicyReader.read("""
                version: proof
                churn:
                  horizon-days: %d
                  purchase: { family: mbg, k: %d, r: %s, alpha: 6.183, a: 0.891, b: 1.614 }
                  spend: { p: 6.25, q: 3.74, gamma: 15.44 }
                  enter-probability: 0.6
                  overdue: { points: 0 }
                  exit-probability: 0.3
                  minimum-repeats: 1
                  minimum-age-days: 14
                  calibration: { shift: 0, slope: 1 }
                retention:
                  expiry-days: 4000
                """.formatted(HORIZON_DAYS, k, 0.525 * k));
    }

    /** Every customer is held against the formulas to 1e-9, so each date is as good for one regularity as for the other. */
    @ParameterizedTest
    @CsvSource({"1,1997-02-15", "2,1997-04-01", "1,1997-06-30", "2,1997-09-30", "1,1998-01-01", "2,1998-06-30"})
    void the_cdnow_sample_streamed_gives_at_six_dates_what_the_formulas_give(int k, String date) throws Exception {
        assertStreamedEqualsBatch(cdnow(), k, Instant.parse(date + "T00:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void the_cdnow_sample_streamed_opens_its_alerts_in_the_second_the_formulas_name(int k) throws Exception {
        assertCrossings(
                "CDNOW", cdnow(), k, Instant.parse("1999-06-30T00:00:00Z").toEpochMilli());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void generated_buyers_streamed_give_at_six_dates_what_the_formulas_give(int k) throws Exception {
        List<Row> log = GeneratedBuyers.log(20261122 + k, 400);
        for (int month = 2 * k - 1; month <= 11; month += 4) {
            long odd = month * 7_777_777L;
            assertStreamedEqualsBatch(log, k, TestingArrivals.START + month * 30 * ReferenceBuyer.DAY + odd);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void generated_buyers_streamed_open_their_alerts_in_the_second_the_formulas_name(int k) throws Exception {
        assertCrossings(
                "generated",
                GeneratedBuyers.log(20261122 + k, 400),
                k,
                TestingArrivals.START + 800 * ReferenceBuyer.DAY);
    }

    private static void assertStreamedEqualsBatch(List<Row> log, int k, long asOf) throws Exception {
        long tickEnd = Math.floorDiv(asOf, TICK) * TICK;
        List<Row> known = log.stream().filter(row -> row.time() < tickEnd).toList();
        TestingReplay.Outcome outcome = TestingReplay.run(policy(k), shuffled(known, asOf), BOUND, PACE, tickEnd);
        Map<String, ReferenceBuyer> summary = ReferenceBuyer.summary(log, tickEnd);
        assertThat(outcome.standing().keySet()).isEqualTo(summary.keySet()).isNotEmpty();
        summary.forEach((customer, buyer) ->
                assertEqual(formulas(k), buyer, outcome.standing().get(customer), tickEnd));
    }

    private static void assertEqual(ReferenceFormulas formulas, ReferenceBuyer buyer, Assessment found, long asOf) {
        String who = buyer.customer() + " at " + Instant.ofEpochMilli(asOf);
        int x = buyer.repeats();
        double tx = buyer.recency();
        double age = buyer.age(asOf);
        double weeks = HORIZON_DAYS / 7.0;
        double logOdds = formulas.logOdds(x, tx, age);
        double alive = 1 / (1 + Math.exp(logOdds));
        double silent = formulas.silence(logOdds, x, tx, age, weeks);
        double expected = formulas.purchasesIfAlive(x, tx, age, weeks);
        double spend = expected * ReferenceFormulas.spend(6.25, 3.74, 15.44, x + 1, buyer.meanSpend());

        assertThat(found.asOf()).as(who).isEqualTo(asOf);
        assertThat(found.purchase().repeats()).as(who).isEqualTo(x);
        assertThat(found.purchase().ageAtLast()).as(who).isEqualTo(tx, offset(TOLERANCE));
        assertThat(found.purchase().age()).as(who).isEqualTo(age, offset(TOLERANCE));
        assertThat(found.purchase().logOddsDead()).as(who).isEqualTo(logOdds, offset(TOLERANCE));
        assertThat(found.purchase().pAlive()).as(who).isEqualTo(alive, offset(TOLERANCE));
        assertThat(found.purchase().pSilent()).as(who).isEqualTo(silent, offset(TOLERANCE));
        assertThat(found.logOdds()).as(who).isEqualTo(logOdds, offset(TOLERANCE));
        assertThat(found.pDead()).as(who).isEqualTo(1 - alive, offset(TOLERANCE));
        assertThat(found.stakes().risk()).as(who).isEqualTo(silent, offset(TOLERANCE));
        assertThat(found.stakes().expectedSpend()).as(who).isEqualTo(spend, offset(TOLERANCE * Math.max(1, spend)));
        assertThat(found.stakes().valueAtRisk())
                .as(who)
                .isEqualTo(spend * (1 - alive), offset(TOLERANCE * Math.max(1, spend)));
        assertThat(found.stakes().lifetimeSpend()).as(who).isEqualTo(buyer.spend(), offset(1e-6));
    }

    private static void assertCrossings(String name, List<Row> log, int k, long end) throws Exception {
        TestingReplay.Outcome outcome = TestingReplay.run(policy(k), shuffled(log, k), BOUND, PACE, end);
        Map<String, Long> found = outcome.firstOpened();
        Map<String, Crossing> named = crossings(formulas(k), log, end);
        int ties = 0;
        for (Map.Entry<String, Crossing> each : named.entrySet()) {
            Long tick = found.get(each.getKey());
            boolean same = tick != null && tick == each.getValue().tick();
            if (!same && tick != null && each.getValue().undecided(tick)) {
                ties++;
                found.put(each.getKey(), each.getValue().tick());
            }
        }
        Map<String, Long> expected = named.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().tick()));
        System.out.printf(
                "%s, k = %d: %d first crossings of %d customers, %d of them within rounding of the end of a second%n",
                name, k, expected.size(), ReferenceBuyer.summary(log, end).size(), ties);
        assertThat(found).isEqualTo(new TreeMap<>(expected));
        assertThat(expected.size()).isGreaterThan(100);
        assertThat(ties).isLessThanOrEqualTo(1 + expected.size() / 100);
        assertThat(outcome.deadlines()).isGreaterThanOrEqualTo(expected.size());
    }

    /**
     * @param instant when the threshold is reached, epoch milliseconds
     * @param slack how far rounding in the model can move that, milliseconds
     */
    private record Crossing(double instant, double slack) {

        long tick() {
            return (long) Math.ceil(instant / TICK) * TICK;
        }

        boolean undecided(long other) {
            return Math.abs(other - tick()) == TICK && Math.abs(instant - Math.min(other, tick())) <= slack;
        }
    }

    /** The first time of every customer, by the formulas alone: no purchase came in time. */
    private static Map<String, Crossing> crossings(ReferenceFormulas formulas, List<Row> log, long end) {
        Map<String, List<Long>> times = log.stream()
                .sorted(Comparator.comparingLong(Row::time))
                .collect(Collectors.groupingBy(Row::customer, Collectors.mapping(Row::time, Collectors.toList())));
        Map<String, Crossing> crossings = new TreeMap<>();
        times.forEach((customer, own) -> {
            for (int i = 0; i < own.size() && !crossings.containsKey(customer); i++) {
                long until = i + 1 < own.size() ? own.get(i + 1) : end;
                ReferenceBuyer buyer = ReferenceBuyer.summary(log(customer, own.subList(0, i + 1)), end)
                        .get(customer);
                Crossing crossing = crossing(formulas, buyer);
                if (crossing != null && crossing.tick() <= until) {
                    assertThat(crossing.tick()).as(customer).isGreaterThan(own.get(i) + TICK);
                    crossings.put(customer, crossing);
                }
            }
        });
        return crossings;
    }

    private static List<Row> log(String customer, List<Long> times) {
        return times.stream().map(time -> new Row(customer, time, 0)).toList();
    }

    private static Crossing crossing(ReferenceFormulas formulas, ReferenceBuyer buyer) {
        int x = buyer.repeats();
        if (x < 1) {
            return null;
        }
        double age = formulas.deadline(x, buyer.recency(), ENTER);
        double instant = buyer.firstDay() * (double) ReferenceBuyer.DAY + age * ReferenceBuyer.WEEK;
        double step = 1e-3;
        double slope = (formulas.logOdds(x, buyer.recency(), age + step) - ENTER) / (step * ReferenceBuyer.WEEK);
        double knownEnough = buyer.firstDay() * (double) ReferenceBuyer.DAY + ENOUGH_AGE;
        return instant < knownEnough ? new Crossing(knownEnough, 0) : new Crossing(instant, ROUNDING / slope + 1e-3);
    }

    private static List<Arrival> shuffled(List<Row> log, long seed) {
        List<Arrival> arrivals = new ArrayList<>();
        for (Row row : log) {
            String id = "p" + arrivals.size();
            arrivals.add(TestingArrivals.purchase(row.customer(), id, row.time(), row.amount()));
        }
        return TestingArrivals.shuffledWithin(arrivals, BOUND, seed);
    }

    private static List<Row> cdnow() throws IOException {
        List<String> lines = Files.readAllLines(SharedData.file("cdnow-sample/purchases.csv"));
        Map<String, Integer> columns = new TreeMap<>();
        String[] header = lines.get(0).split(",", -1);
        for (int i = 0; i < header.length; i++) {
            columns.put(header[i], i);
        }
        Function<String[], Row> row = cells -> new Row(
                cells[columns.get("customer_id")],
                Instant.parse(cells[columns.get("event_time")]).toEpochMilli(),
                Double.parseDouble(cells[columns.get("amount")]));
        return lines.stream()
                .skip(1)
                .map(line -> row.apply(line.split(",", -1)))
                .toList();
    }
}
