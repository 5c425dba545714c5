package dev.attune.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.customer.ReferenceBuyer.Row;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.policy.PolicyReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where evidence fades while silence grows, there is no closed form: the second in which an alert opens is held against a
 * search through every single second, over the printed formulas. One kind of evidence speaks for leaving and is gone with
 * the next purchase, the other speaks for staying.
 */
class EvidenceCrossingTest {

    private static final long TICK = 1_000;
    private static final long BOUND = Duration.ofHours(6).toMillis();
    private static final int CUSTOMERS = 12;
    private static final int DAYS = 150;
    private static final long END = TestingArrivals.START + DAYS * ReferenceBuyer.DAY;
    private static final double ENTER = Math.log(0.6 / 0.4);
    private static final long ENOUGH_AGE = 14 * ReferenceBuyer.DAY;

    private static final double BAD_POINTS = 1.3;
    private static final double BAD_HALF_LIFE = 9;
    private static final double GOOD_POINTS = -0.9;
    private static final double GOOD_HALF_LIFE = 20;
    private static final double MITIGATION = 0.25;

    /** Four terms, each rounded to 2^-32. */
    private static final double ROUNDING = 4 * 0x1p-33;

    private static Policy policy(int k) {
        return PolicyReader.read(
                """
                version: proof
                churn:
                  purchase: { family: mbg, k: %d, r: %s, alpha: 1.8, a: 0.891, b: 1.614 }
                  enter-probability: 0.6
                  overdue: { points: 0 }
                  exit-probability: 0.3
                  minimum-repeats: 1
                  minimum-age-days: 14
                  calibration: { shift: 0, slope: 1 }
                  evidence-rule: { mitigation: %s }
                  evidence:
                    order-cancelled: { points: %s, cap: 1.3, half-life-days: %s }
                    subscription-cancelled: { points: %s, cap: 0.9, half-life-days: %s }
                """.formatted(k, 0.525 * k, MITIGATION, BAD_POINTS, BAD_HALF_LIFE, GOOD_POINTS, GOOD_HALF_LIFE));
    }

    /** Evidence of one moment: both kinds or either, no more of it before the next purchase. */
    private record Spoken(long at, boolean bad, boolean good) {}

    private record Life(String customer, List<Row> purchases, List<Spoken> spoken) {

        List<Arrival> arrivals() {
            List<Arrival> arrivals = new ArrayList<>();
            for (Row row : purchases) {
                arrivals.add(TestingArrivals.purchase(customer, customer + row.time(), row.time(), row.amount()));
            }
            for (Spoken each : spoken) {
                if (each.bad) {
                    arrivals.add(event(each.at, PurchaseKind.CANCELLED));
                }
                if (each.good) {
                    arrivals.add(event(each.at, PurchaseKind.SUBSCRIPTION_CANCELLED));
                }
            }
            return arrivals;
        }

        private Arrival event(long at, PurchaseKind kind) {
            return TestingArrivals.purchase(customer, customer + at + kind, at, kind, 0);
        }

        static Life of(int number, SplittableRandom random) {
            String customer = "c" + number;
            List<Row> purchases = new ArrayList<>();
            long at = TestingArrivals.START + random.nextLong(10 * ReferenceBuyer.DAY);
            for (int i = 0; i < 2 + number % 5; i++) {
                purchases.add(new Row(customer, at, 10));
                at += ReferenceBuyer.DAY + random.nextLong(9 * ReferenceBuyer.DAY);
            }
            long last = purchases.get(purchases.size() - 1).time();
            List<Spoken> spoken = new ArrayList<>();
            if (number % 3 == 0) { // forgiven with the purchase that follows
                spoken.add(
                        new Spoken(purchases.get(0).time() + Duration.ofHours(3).toMillis(), true, false));
            }
            spoken.add(new Spoken(
                    last + 60_000 + random.nextLong(12 * ReferenceBuyer.DAY), number % 4 != 1, number % 4 < 2));
            return new Life(customer, purchases, spoken);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void alertsOpenInTheSecondThatASearchThroughEverySecondFinds(int k) throws Exception {
        long seed = Long.getLong("attune.seed", 20261122L);
        SplittableRandom random = new SplittableRandom(seed);
        List<Life> lives = new ArrayList<>();
        List<Arrival> arrivals = new ArrayList<>();
        for (int number = 0; number < CUSTOMERS / k; number++) {
            Life life = Life.of(number, random);
            lives.add(life);
            arrivals.addAll(life.arrivals());
        }
        List<Arrival> shuffled = TestingArrivals.shuffledWithin(arrivals, BOUND, seed);
        Map<String, Long> found =
                TestingReplay.run(policy(k), shuffled, BOUND, 3, END).firstOpened();

        Map<String, Long> expected = new TreeMap<>();
        int silently = 0;
        for (Life life : lives) {
            long tick = firstTick(new ReferenceFormulas(k, 0.525 * k, 1.8, 0.891, 1.614), life, found);
            if (tick <= END) {
                expected.put(life.customer, tick);
                silently += life.arrivals().stream()
                                .noneMatch(each -> each.interaction().eventTime() / TICK * TICK + TICK == tick)
                        ? 1
                        : 0;
            }
        }
        System.out.printf(
                "evidence, k = %d: %d alerts, %d with no event in that second%n", k, expected.size(), silently);
        assertThat(found).as("seed %d", seed).isEqualTo(expected);
        assertThat(silently).isGreaterThan(CUSTOMERS / k / 2);
    }

    /** The end of the first tick at which the score reaches the threshold; one found within rounding of it will do. */
    private static long firstTick(ReferenceFormulas formulas, Life life, Map<String, Long> found) {
        List<Long> changes = new ArrayList<>();
        life.arrivals().forEach(each -> changes.add(each.interaction().eventTime() / TICK * TICK + TICK));
        changes.sort(Long::compare);
        changes.add(END + TICK);
        for (int i = 0; i + 1 < changes.size(); i++) {
            LongToDoubleFunction score = score(formulas, life, changes.get(i));
            for (long tick = changes.get(i); tick < changes.get(i + 1); tick += TICK) {
                double distance = score.applyAsDouble(tick) - ENTER;
                boolean tied = Math.abs(distance) <= ROUNDING && found.getOrDefault(life.customer, 0L) == tick;
                if (distance > ROUNDING || tied) {
                    return tick;
                }
            }
        }
        return Long.MAX_VALUE;
    }

    /** The score at ticks after {@code from}, until something happens. */
    private static LongToDoubleFunction score(ReferenceFormulas formulas, Life life, long from) {
        ReferenceBuyer buyer = ReferenceBuyer.summary(life.purchases, from).get(life.customer);
        int x = buyer.repeats();
        double share = 1 / (1 + MITIGATION * Math.log(1 + x));
        long bought = life.purchases.stream()
                .mapToLong(Row::time)
                .filter(time -> time < from)
                .max()
                .orElseThrow();
        List<Spoken> heard = life.spoken.stream().filter(each -> each.at < from).toList();
        if (x < 1) {
            return tick -> Double.NEGATIVE_INFINITY;
        }
        return tick -> {
            double score = formulas.logOdds(x, buyer.recency(), buyer.age(tick));
            for (Spoken each : heard) {
                double days = (tick - each.at) / (double) ReferenceBuyer.DAY;
                score += each.bad && each.at > bought ? share * BAD_POINTS * Math.pow(2, -days / BAD_HALF_LIFE) : 0;
                score += each.good ? GOOD_POINTS * Math.pow(2, -days / GOOD_HALF_LIFE) : 0;
            }
            boolean known = tick >= buyer.firstDay() * ReferenceBuyer.DAY + ENOUGH_AGE;
            return known ? score : Double.NEGATIVE_INFINITY;
        };
    }
}
