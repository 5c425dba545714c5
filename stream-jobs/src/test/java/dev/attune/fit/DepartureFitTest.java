package dev.attune.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DepartureFitTest {

    private static final Map<Reason, EvidenceWeight> POLICY = Map.of(
            Reason.LATE_DELIVERY, new EvidenceWeight(0.4, 3, 60),
            Reason.ERRORS, new EvidenceWeight(0.4, 3, 21),
            Reason.RECOVERED, new EvidenceWeight(-0.1, 3, 45),
            Reason.RETURNS, new EvidenceWeight(0.2, 3, 60));

    private static final ChurnInputs NOBODY = new ChurnInputs(Clock.NEVER, Clock.NEVER, List.of());

    @Test
    void weightsAndCalibrationOfSimulatedDeparturesAreFoundAgain() {
        Map<Reason, Double> truth =
                Map.of(Reason.LATE_DELIVERY, 1.2, Reason.ERRORS, 0.0, Reason.RECOVERED, -0.7, Reason.RETURNS, 0.2);

        FittedDeparture fitted = new DepartureFit(POLICY).of(outcomes(truth, new Calibration(0.5, 0.8), 30_000, 1));

        assertThat(fitted).isNotNull();
        assertThat(fitted.lossLearned()).isLessThan(fitted.lossCalibrated());
        assertThat(fitted.lossCalibrated()).isLessThan(fitted.lossStanding());
        assertThat(fitted.lossKept()).isEqualTo(fitted.lossLearned());
        truth.forEach(
                (reason, points) -> assertThat(fitted.evidence().get(reason).learned())
                        .as("%s", reason)
                        .isCloseTo(points, within(0.12)));
        assertThat(fitted.calibration()).isNotNull();
        assertThat(fitted.calibration().shift()).isCloseTo(0.5, within(0.1));
        assertThat(fitted.calibration().slope()).isCloseTo(0.8, within(0.05));
    }

    @Test
    void whereThePolicyIsRightAlreadyNothingIsKeptThatDoesNotHelp() {
        Map<Reason, Double> truth = new EnumMap<>(Reason.class);
        POLICY.forEach((reason, weight) -> truth.put(reason, weight.points()));

        FittedDeparture fitted = new DepartureFit(POLICY).of(outcomes(truth, Calibration.IDENTITY, 8_000, 2));

        assertThat(fitted).isNotNull();
        assertThat(fitted.lossKept()).isLessThanOrEqualTo(fitted.lossStanding());
        assertThat(fitted.calibration() == null).isEqualTo(fitted.lossKept() == fitted.lossStanding());
        fitted.evidence()
                .forEach((reason, weight) ->
                        assertThat(weight.learned()).as("%s", reason).isCloseTo(weight.standing(), within(0.1)));
    }

    /** Evidence that has nothing to do with the outcome, but for luck: what is learned of it fails on the others. */
    @Test
    void weightsThatAreWorseOnCustomersNotSeenAreNotKept() {
        Map<Reason, Double> truth = Map.of(Reason.LATE_DELIVERY, 0.4, Reason.ERRORS, 0.4);
        Map<Reason, EvidenceWeight> policy = Map.of(
                Reason.LATE_DELIVERY, new EvidenceWeight(0.4, 3, 60), Reason.ERRORS, new EvidenceWeight(0.4, 3, 21));
        int kept = 0;
        for (int seed = 0; seed < 10; seed++) {
            FittedDeparture fitted = new DepartureFit(policy).of(outcomes(truth, Calibration.IDENTITY, 600, seed));
            assertThat(fitted).isNotNull();
            boolean better = fitted.lossLearned() < fitted.lossCalibrated();
            assertThat(fitted.evidence().isEmpty()).isEqualTo(!better);
            kept += better ? 1 : 0;
        }
        assertThat(kept).isLessThan(10);
    }

    @Test
    void aWeightNeverChangesItsSign() {
        Map<Reason, Double> perverse = Map.of(Reason.LATE_DELIVERY, -2.0, Reason.RECOVERED, 2.0);

        FittedDeparture fitted = new DepartureFit(POLICY).of(outcomes(perverse, Calibration.IDENTITY, 20_000, 3));

        assertThat(fitted).isNotNull();
        assertThat(fitted.evidence().get(Reason.LATE_DELIVERY).learned()).isZero();
        assertThat(fitted.evidence().get(Reason.RECOVERED).learned()).isZero();
    }

    @Test
    void tooFewOutcomesTeachNothing() {
        assertThat(new DepartureFit(POLICY).of(outcomes(Map.of(), Calibration.IDENTITY, 499, 4)))
                .isNull();
        assertThat(new DepartureFit(POLICY).of(outcomes(Map.of(), new Calibration(30, 1), 5_000, 4)))
                .isNull();
    }

    /** What is learned must mean in the model what it meant to the learner. */
    @Test
    void theScoreThatIsLearnedOnIsThatOfTheModel() {
        Random random = new Random(5);
        ChurnPolicy policy = Policy.defaults().churn();
        ChurnModel bare = new ChurnModel(policy.withoutEvidence());
        Map<Reason, Double> learned = new EnumMap<>(Reason.class);
        policy.evidence().forEach((reason, weight) -> learned.put(reason, weight.points() * 3 * random.nextDouble()));
        Calibration calibration = new Calibration(0.3, 0.8);
        ChurnModel model = new ChurnModel(
                new FittedModel("m", Map.of(), Map.of(), Map.of(), learned, calibration, Map.of(), Map.of())
                        .over(Policy.defaults())
                        .churn());
        double[] weights = new double[Reason.values().length];
        learned.forEach((reason, points) -> weights[reason.ordinal()] = points);
        for (int i = 0; i < 500; i++) {
            List<Evidence> evidence = new ArrayList<>();
            learned.keySet().stream()
                    .filter(reason -> random.nextInt(4) == 0)
                    .forEach(reason -> evidence.add(new Evidence(reason, 4 * random.nextDouble())));
            double last = 20 * random.nextDouble();
            MaturedHistory matured = new MaturedHistory(
                    364,
                    new Clock(random.nextInt(9), last, last + random.nextInt(20)),
                    new Clock(random.nextInt(30), last, last + random.nextInt(20)),
                    evidence,
                    1,
                    1);
            Departure outcome = Departure.of(matured, null, 0, bare, policy);
            if (outcome != null) {
                double score = calibration.of(outcome.raw(weights));
                assertThat(model.logOdds(outcome.inputs())).isCloseTo(score, within(1e-7));
            }
        }
    }

    private static List<Departure> outcomes(Map<Reason, Double> truth, Calibration calibration, int size, long seed) {
        Random random = new Random(seed);
        double[] weights = new double[Reason.values().length];
        truth.forEach((reason, points) -> weights[reason.ordinal()] = points);
        List<Reason> reasons = POLICY.keySet().stream().sorted().toList();
        List<Departure> outcomes = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            List<Departure.Term> terms = new ArrayList<>();
            for (Reason reason : reasons) {
                if (random.nextInt(4) == 0) {
                    terms.add(new Departure.Term(reason, 0.5 + random.nextDouble(), 3));
                }
            }
            double base = 2 * random.nextGaussian() - 0.5;
            Departure unknown = new Departure(NOBODY, base, terms, false, 28 * (1 + i % 13), i % RiskFit.FOLDS);
            double logOdds = calibration.of(unknown.raw(weights));
            boolean gone = random.nextDouble() < LogOdds.probability(logOdds);
            outcomes.add(new Departure(NOBODY, base, terms, gone, unknown.daysAgo(), unknown.fold()));
        }
        return outcomes;
    }
}
