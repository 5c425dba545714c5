package dev.attune.sandbox.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PopulationTest {

    private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final SimulatorSettings YEAR = SimulatorSettings.of(4000, START, 365, 7);
    private static final long DAY = Duration.ofDays(1).toMillis();

    private static Run aYear;

    private record Run(List<Interaction> events, List<CustomerTruth> truth) {

        static Run of(SimulatorSettings settings) {
            Population population = new Population(settings);
            List<Interaction> events = new ArrayList<>();
            population.forEachRemaining(events::add);
            return new Run(events, population.truth());
        }

        <T extends Interaction> List<T> all(Class<T> type) {
            return events.stream().filter(type::isInstance).map(type::cast).toList();
        }
    }

    @Test
    void eventsComeInTheOrderOfEventTimeWithinThePeriodAndHaveIdsOfTheirOwn() {
        Run run = Run.of(SimulatorSettings.of(500, START, 90, 3));
        long before = START;
        Set<String> ids = new HashSet<>();
        for (Interaction event : run.events()) {
            assertThat(event.eventTime()).isBetween(before, START + 90 * DAY - 1);
            assertThat(ids.add(event.eventId())).isTrue();
            before = event.eventTime();
        }
    }

    @Test
    void oneYearOfFourThousandCustomersHasTheRatesAndSharesOfTheSpecification() {
        Run run = aYear();
        List<Click> pages = run.all(Click.class);
        List<Purchase> placed = run.all(Purchase.class).stream()
                .filter(purchase -> purchase.kind() == PurchaseKind.PLACED)
                .toList();
        List<CustomerTruth> dead =
                run.truth().stream().filter(truth -> truth.death() != null).toList();
        double byExperience = dead.stream()
                        .filter(truth -> "experience".equals(truth.cause()))
                        .count()
                / (double) dead.size();
        double errors = share(pages, page -> page.kind() == ClickKind.ERROR);
        List<Purchase> delivered = run.all(Purchase.class).stream()
                .filter(purchase -> purchase.kind() == PurchaseKind.DELIVERED)
                .toList();
        double late = share(delivered, purchase -> purchase.eventTime() > purchase.promisedAt());
        double drops = share(run.truth(), truth -> truth.dropStart() != null);
        System.out.printf(
                "pages %d, placed %d, dead %d, by experience %.3f, errors %.4f, late %.3f, support %d%n",
                pages.size(),
                placed.size(),
                dead.size(),
                byExperience,
                errors,
                late,
                run.all(Support.class).size());

        assertThat(placed.size() / 4000.0).isBetween(3.0, 4.8);
        assertThat(pages.size() / 4000.0).isBetween(70.0, 120.0);
        assertThat(dead.size() / 4000.0).isBetween(0.30, 0.45);
        assertThat(byExperience).isBetween(0.14, 0.30);
        assertThat(errors).isBetween(0.003, 0.009);
        assertThat(late).isBetween(0.045, 0.10);
        assertThat(drops).isCloseTo(0.13, within(0.02));
    }

    @Test
    void twoOfFiveResolvedTicketsAreRated() {
        List<Support> support = aYear().all(Support.class);
        double resolved = count(support, SupportKind.RESOLVED);

        assertThat(count(support, SupportKind.SURVEY) / resolved).isCloseTo(0.40, within(0.05));
        assertThat(resolved / count(support, SupportKind.OPENED)).isCloseTo(0.76, within(0.04));
    }

    @Test
    void nobodyOrdersAfterTheyLeftAndFewReturn() {
        Run run = aYear();
        Map<String, CustomerTruth> truth =
                run.truth().stream().collect(Collectors.toMap(CustomerTruth::customerId, each -> each));
        long strayPages = 0;
        for (Interaction event : run.events()) {
            CustomerTruth customer = truth.get(event.customerId());
            if (customer == null || customer.death() == null || event.eventTime() <= customer.death()) {
                continue;
            }
            assertThat(event instanceof Purchase purchase && purchase.kind() == PurchaseKind.PLACED)
                    .isFalse();
            strayPages += event instanceof Click ? 1 : 0;
        }
        assertThat(strayPages / 4000.0).isBetween(0.1, 1.0);
    }

    @Test
    void aDropMakesPagesSlowerAndErrorsLikelier() {
        Run run = Run.of(YEAR.withIncidents(0, 0).withDrops(1, 2.0, 8));
        Map<String, CustomerTruth> truth =
                run.truth().stream().collect(Collectors.toMap(CustomerTruth::customerId, each -> each));
        Map<Boolean, List<Click>> pages = run.all(Click.class).stream()
                .filter(page -> truth.containsKey(page.customerId()))
                .collect(Collectors.partitioningBy(page -> inDrop(truth.get(page.customerId()), page.eventTime())));

        assertThat(meanLogLatency(pages.get(true)) - meanLogLatency(pages.get(false)))
                .isCloseTo(Math.log(2), within(0.05));
        assertThat(share(pages.get(true), page -> page.kind() == ClickKind.ERROR)
                        / share(pages.get(false), page -> page.kind() == ClickKind.ERROR))
                .isBetween(6.0, 10.0);
    }

    @Test
    void gapsBetweenPurchasesAreMoreRegularInSegmentsOfLargerErlangShape() {
        Run run = Run.of(YEAR.withIncidents(0, 0));
        Map<String, List<Double>> logGapVariance = new HashMap<>();
        run.all(Purchase.class).stream()
                .filter(purchase -> purchase.kind() == PurchaseKind.PLACED)
                .collect(Collectors.groupingBy(Interaction::customerId))
                .values()
                .forEach(orders -> regularity(orders, logGapVariance));
        double retail = mean(logGapVariance.get("retail"));
        double business = mean(logGapVariance.get("business"));

        assertThat(retail).as("Wheat-Morrison variance of exponential gaps").isGreaterThan(0.065);
        assertThat(business).isLessThan(0.055);
    }

    @Test
    void sameSeedSameBytesOnEveryMachine(@TempDir Path directory) throws IOException, NoSuchAlgorithmException {
        new SimulatedFiles(directory, true).write(new Population(SimulatorSettings.of(200, START, 120, 42)));
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (String file :
                List.of("clicks.csv", "purchases.csv", "support.csv", "truth_customers.csv", "truth_incidents.csv")) {
            digest.update(Files.readAllBytes(directory.resolve(file)));
        }

        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("2d3d0a9e37f0b5a9bd97dca8b6b1f16d29d14eb532856572bcb0bd9a960f05dc");
    }

    private static Run aYear() {
        if (aYear == null) {
            aYear = Run.of(YEAR);
        }
        return aYear;
    }

    private static void regularity(List<Purchase> orders, Map<String, List<Double>> into) {
        if (orders.size() < 3) {
            return;
        }
        double first = orders.get(1).eventTime() - orders.get(0).eventTime();
        double second = orders.get(2).eventTime() - orders.get(1).eventTime();
        double ratio = first / (first + second) - 0.5;
        into.computeIfAbsent(orders.get(0).envelope().segment(), segment -> new ArrayList<>())
                .add(ratio * ratio);
    }

    private static boolean inDrop(CustomerTruth truth, long time) {
        return truth.dropStart() != null && time >= truth.dropStart() && time < truth.dropEnd();
    }

    private static double meanLogLatency(List<Click> pages) {
        return pages.stream()
                .mapToDouble(page -> Math.log(page.latencyMs()))
                .average()
                .orElseThrow();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    private static double count(List<Support> support, SupportKind kind) {
        return support.stream().filter(event -> event.kind() == kind).count();
    }

    private static <T> double share(List<T> all, java.util.function.Predicate<T> some) {
        return all.stream().filter(some).count() / (double) all.size();
    }
}
