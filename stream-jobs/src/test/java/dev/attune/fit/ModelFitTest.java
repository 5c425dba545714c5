package dev.attune.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.SpendParameters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelFitTest {

    private static final ModelParameters OFTEN = new ModelParameters(4, 2, 0.5, 6);
    private static final ModelParameters SELDOM = new ModelParameters(1, 12, 1, 2);

    @Test
    void segmentsThatDifferHaveTheirOwnParametersAndOthersGoWithTheDefault() {
        List<CustomerHistory> customers = new ArrayList<>(segment("gold", OFTEN, 600, 1));
        customers.addAll(segment("plain", SELDOM, 900, 2));
        customers.addAll(segment("few", SELDOM, 40, 3));

        FitResult result = ModelFit.of(customers, settings(Sample.EVERYBODY, null));

        assertThat(result.purchase()).containsOnlyKeys("default", "gold", "plain");
        assertThat(rate(result, "gold")).isGreaterThan(3 * rate(result, "plain"));
        assertThat(result.activity()).isEmpty();
        assertThat(result.model().purchase()).containsOnlyKeys("default", "gold", "plain");
        assertThat(result.model().version()).startsWith("fit-1970-06-01-");
        assertThat(result.notes()).anyMatch(note -> note.contains("segment gold has its own parameters"));
    }

    @Test
    void aFitThatIsWorseOnCustomersItHasNotSeenIsRefusedAndABetterOneIsNot() {
        List<CustomerHistory> customers = segment(null, SELDOM, 800, 4);
        List<CustomerHistory> few = segment(null, OFTEN, 800, 5);

        FitResult same = ModelFit.of(customers, settings(Sample.EVERYBODY, model(SELDOM)));
        FitResult better = ModelFit.of(customers, settings(Sample.EVERYBODY, model(OFTEN)));
        FitResult worse = ModelFit.of(
                few,
                new FitSettings(ASOF, ModelFamily.BG, 3, Sample.EVERYBODY, List.of(), Policy.defaults(), model(OFTEN)));

        assertThat(same.refusals()).isEmpty();
        assertThat(better.refusals()).isEmpty();
        assertThat(worse.refusals())
                .singleElement()
                .asString()
                .startsWith("purchase: held-out log-likelihood per customer -");
    }

    @Test
    void theOrderOfCustomersChangesNothing() {
        List<CustomerHistory> customers = new ArrayList<>(segment("gold", OFTEN, 300, 6));
        customers.addAll(segment("plain", SELDOM, 300, 7));
        FitResult one = ModelFit.of(customers, settings(Sample.EVERYBODY, null));
        Collections.shuffle(customers, new Random(1));

        assertThat(ModelFit.of(customers, settings(Sample.EVERYBODY, null))).isEqualTo(one);
    }

    @Test
    void aSampleIsAlwaysOfTheSameCustomers() {
        List<CustomerHistory> customers = segment(null, SELDOM, 600, 8);

        FitResult one = ModelFit.of(customers, settings(new Sample(250, false), null));

        assertThat(one.customers()).isEqualTo(250);
        assertThat(ModelFit.of(customers, settings(new Sample(250, false), null)))
                .isEqualTo(one);
        assertThat(ModelFit.of(customers, settings(new Sample(10_000, false), null))
                        .customers())
                .isEqualTo(600);
    }

    @Test
    void spendThatDoesNotVaryFallsBackToItsMeanAndSaysSo() {
        List<CustomerHistory> customers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            RenewalHistory renewals = RenewalHistory.of(new int[] {0, 7, 20 + i}, ASOF);
            customers.add(new CustomerHistory(
                    "c" + i, null, renewals, null, new SpendHistory(2, 12.5), List.of(), List.of()));
        }

        FitResult result = ModelFit.of(customers, settings(Sample.EVERYBODY, null));

        SpendParameters spend = result.model().spend().get("default");
        assertThat(spend.p() * spend.gamma() / (spend.q() - 1)).isCloseTo(12.5, within(1e-12));
        assertThat(result.notes()).anyMatch(note -> note.startsWith("spend: does not vary"));
    }

    @Test
    void whereNobodyComesTwiceNothingIsMadeUp() {
        List<CustomerHistory> customers = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            customers.add(new CustomerHistory(
                    "c" + i, null, RenewalHistory.of(new int[] {i}, ASOF), null, null, List.of(), List.of()));
        }

        FitResult result = ModelFit.of(customers, settings(Sample.EVERYBODY, null));

        assertThat(result.model().purchase()).isEmpty();
        assertThat(result.notes()).contains("purchase: nobody came twice, so it stays as the policy has it");
        assertThat(result.departure()).isNull();
    }

    private static final long ASOF = 86_400_000L * 151;

    private static FitSettings settings(Sample sample, FittedModel earlier) {
        return new FitSettings(ASOF, ModelFamily.MBG, 1, sample, List.of(), Policy.defaults(), earlier);
    }

    private static FittedModel model(ModelParameters purchase) {
        return new FittedModel(
                "earlier",
                Map.of("default", purchase),
                Map.of(),
                Map.of(),
                Map.of(),
                Calibration.IDENTITY,
                Map.of(),
                Map.of());
    }

    private static double rate(FitResult result, String segment) {
        ModelParameters p = result.purchase().get(segment).parameters();
        return p.r() / p.alpha();
    }

    private static List<CustomerHistory> segment(String segment, ModelParameters truth, int size, long seed) {
        List<CustomerHistory> customers = new ArrayList<>();
        RenewalFitTest.buyers(truth, size, seed)
                .forEach(buyer -> customers.add(new CustomerHistory(
                        segment + "-" + seed + "-" + customers.size(),
                        segment,
                        RenewalFitTest.history(buyer),
                        null,
                        null,
                        List.of(),
                        List.of())));
        return customers;
    }
}
