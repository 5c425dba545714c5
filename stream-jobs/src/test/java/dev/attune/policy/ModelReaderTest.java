package dev.attune.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.EvidenceWeight;
import dev.attune.domain.policy.ExperiencePriors;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelFamily;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.PolicyKeys;
import dev.attune.domain.policy.RatePrior;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.RiskCalibration;
import dev.attune.domain.policy.SpendParameters;
import dev.attune.domain.policy.TouchpointLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelReaderTest {

    private static final String REASONS =
            Arrays.stream(Reason.values()).map(PolicyKeys::of).collect(Collectors.joining(", "));

    @TempDir
    Path directory;

    @Test
    void whatIsLeftOutStaysAsThePolicyHasIt() {
        FittedModel model = ModelReader.read("""
                {"version": "march", "purchase": {
                  "default": {"family": "mbg", "k": 2, "r": 0.7, "alpha": 3, "a": 0.8, "b": 2},
                  "gold": {"r": 1.7, "alpha": 5, "a": 0.5, "b": 4}}}
                """);

        Policy defaults = Policy.defaults();
        Policy policy = model.over(defaults);

        assertThat(policy.parametersVersion()).isEqualTo("march");
        assertThat(policy.churn().purchase()).isEqualTo(new ModelParameters(ModelFamily.MBG, 2, 0.7, 3, 0.8, 2));
        assertThat(policy.churn().activity()).isEqualTo(defaults.churn().activity());
        assertThat(policy.churn().segments()).containsOnlyKeys("gold");
        assertThat(policy.churn().segments().get("gold").purchase()).isEqualTo(new ModelParameters(1.7, 5, 0.5, 4));
        assertThat(policy.churn().segments().get("gold").activity())
                .isEqualTo(defaults.churn().activity());
        assertThat(policy.churn().evidence()).isEqualTo(defaults.churn().evidence());
        assertThat(policy.version()).isEqualTo(defaults.version());
    }

    @Test
    void aModelWithoutCalibrationMeansNone() {
        Policy calibrated = PolicyReader.read("{version: x, churn: {calibration: {shift: 1, slope: 2}}}");

        assertThat(ModelReader.read("{}").over(calibrated).churn().calibration())
                .isEqualTo(Calibration.IDENTITY);
        assertThat(ModelReader.read("{\"calibration\": {\"shift\": 0.5, \"slope\": 0.9}}")
                        .over(calibrated)
                        .churn()
                        .calibration())
                .isEqualTo(new Calibration(0.5, 0.9));
    }

    @Test
    void whatIsWrittenIsReadBackDigitByDigit() throws IOException {
        FittedModel model = new FittedModel(
                "fit-1",
                Map.of(
                        "default",
                        new ModelParameters(1 / 3.0, Math.PI, 0.1, 2),
                        "a b",
                        new ModelParameters(1, 2, 3, 4)),
                Map.of("default", new ModelParameters(ModelFamily.BG, 3, 1e-9, 2, 3, 4)),
                Map.of("default", new SpendParameters(1, 2, 1e6 / 3)),
                Map.of(Reason.LATE_DELIVERY, 0.1 / 3, Reason.RECOVERED, -0.2),
                new Calibration(0.1, 0.7),
                Map.of("P91D", new RiskCalibration(-0.1, 1 / 3.0, 0.2, -0.3, -0.1)),
                Map.of(
                        "default",
                        new ExperiencePriors(
                                Map.of(SignalKind.PAGE_LATENCY, new NormalPrior(5.9, 1 / 3.0, 2.5, 1.8)),
                                Map.of(SignalKind.PAGE_ERROR, new RatePrior(0.1, 20 / 3.0, 30)),
                                Map.of("check out", Map.of(SignalKind.PAGE_LATENCY, new TouchpointLevel(0.6, 200)))),
                        "a b",
                        new ExperiencePriors(
                                Map.of(SignalKind.CSAT, new NormalPrior(0.3, 0.3, 4)), Map.of(), Map.of())));

        assertThat(ModelReader.read(ModelWriter.text(model, Map.of("customers", 3))))
                .isEqualTo(model);
    }

    @Test
    void aModelWithoutANameIsNamedAfterItsParameters() {
        String json = "{\"purchase\": {\"default\": {\"r\": %s, \"alpha\": 3, \"a\": 0.8, \"b\": 2}}}";
        String one = ModelReader.read(json.formatted("0.7")).version();

        assertThat(one).matches("model-[0-9a-f]{8}");
        assertThat(ModelReader.read(json.formatted("0.70")).version()).isEqualTo(one);
        assertThat(ModelReader.read(json.formatted("0.8")).version()).isNotEqualTo(one);
    }

    @Test
    void everythingWrongIsToldAtOnceWithKeyRuleAndValue() {
        problems("""
                {"purchase": {
                   "default": {"family": "nbd", "k": 4, "r": -1, "alpha": NaN, "a": 0.8, "b": 2},
                   "gold": {"r": -1, "alpha": NaN, "a": 0, "b": 2, "c": 3},
                   "silver": {"k": 4, "r": 1, "alpha": 1, "a": 1, "b": 1},
                   "bronze": {"r": 1, "a": 1, "b": 1},
                   "none": null},
                 "spend": {"gold": {"p": 1, "q": 1, "gamma": 3}},
                 "colour": 3}
                """)
                .containsExactly(
                        "line 2: purchase.default.family must be one of mbg, bg, but was nbd",
                        "line 3: purchase.gold.c must be one of a, alpha, b, family, k, r, but was c",
                        "line 3: purchase.gold.r must be a number above 0, but was -1.0",
                        "line 3: purchase.gold.alpha must be a number above 0, but was NaN",
                        "line 3: purchase.gold.a must be a number above 0, but was 0.0",
                        "line 4: purchase.silver.k must be in [1.0, 3.0], but was 4.0",
                        "line 5: purchase.bronze.alpha must be given, but was absent",
                        "line 6: purchase.none must be a mapping, but was null",
                        "line 7: spend.default must be given, but was absent",
                        "line 7: spend.gold.q must be a number above 1.0, but was 1.0",
                        "line 8: colour must be one of activity, calibration, evidence, experience, fit, format, purchase, risk, spend, version, but was colour");
    }

    @Test
    void learnedPointsLieOverThePolicyWhoseCapsAndHalfLivesStay() {
        Policy defaults = Policy.defaults();

        Policy policy = ModelReader.read("{\"evidence\": {\"late-delivery\": 0.5, \"errors\": 0}}")
                .over(defaults);

        EvidenceWeight late = defaults.churn().evidence().get(Reason.LATE_DELIVERY);
        assertThat(policy.churn().evidence())
                .containsEntry(Reason.LATE_DELIVERY, new EvidenceWeight(0.5, late.cap(), late.halfLifeDays()))
                .containsEntry(Reason.SLOW, defaults.churn().evidence().get(Reason.SLOW));
        assertThat(policy.churn().evidence().get(Reason.ERRORS).points()).isZero();
    }

    @Test
    void evidenceThatIsNoneOrNoNumberIsRefused() {
        problems("""
                {"evidence": {
                   "late-delivery": NaN,
                   "silence": 1,
                   "slow": null,
                   "errors": {"points": 1},
                   "weather": 0.3,
                   "returns": "much"}}
                """)
                .containsExactly(
                        "line 2: evidence.late-delivery must be a finite number, but was NaN",
                        "line 3: evidence.silence must be a reason of evidence, but was SILENCE",
                        "line 4: evidence.slow must be a number, but was null",
                        "line 5: evidence.errors must be a number, but was a mapping",
                        "line 6: evidence.weather must be one of " + REASONS + ", but was weather",
                        "line 7: evidence.returns must be a number, but was much");
    }

    @Test
    void evidenceThatThePolicyDoesNotWeighIsNotGuessedAbout() {
        Policy policy = PolicyReader.read("{version: x, churn: {evidence: {errors: null, slow: null}}}");
        FittedModel model = ModelReader.read("{\"evidence\": {\"errors\": 1, \"slow\": 2, \"returns\": 0.1}}");

        assertThatThrownBy(() -> model.over(policy))
                .hasMessageContaining("evidence.errors must be a reason that the policy gives a weight, but was 1.0")
                .hasMessageContaining("evidence.slow must be a reason that the policy gives a weight, but was 2.0");
    }

    @Test
    void aCalibrationByWhichSilenceOrAPurchaseWouldMisleadIsRefused() {
        problems("""
                {"risk": {"P91D": {"intercept": 0, "slope": -1, "recency": -0.1, "repeats": 0.2, "age": 0},
                          "a week": {"intercept": 0, "slope": 1, "recency": 0.1, "repeats": 0, "age": -0.2}}}
                """)
                .containsExactlyInAnyOrder(
                        "line 1: risk.P91D.slope must be a number of at least 0, but was -1.0",
                        "line 1: risk.P91D.recency must be a number of at least 0, but was -0.1",
                        "line 1: risk.P91D.repeats must be a number of at most 0, but was 0.2",
                        "line 1: risk.P91D.age must be at least -recency, but was 0.0",
                        "line 2: risk.a week must be a horizon in [P1D, P3650D], but was a week",
                        "line 2: risk.a week.age must be at least -recency, but was -0.2");
    }

    @Test
    void anotherLayoutAndWhatIsNoJsonAreRefused() {
        problems("{\"format\": 2}").containsExactly("line 1: format must be 1, but was 2");
        problems("").containsExactly("line 1: the file must be valid JSON, but was empty");
        problems("{\"purchase\": 3}").containsExactly("line 1: purchase must be a mapping, but was 3");
        problems("{\"a\":").singleElement().asString().startsWith("line 1: the file must be valid JSON, but was ");
        problems("{\"version\": \" \"}").containsExactly("line 1: version must not be empty, but was ' '");
    }

    @Test
    void aPolicyThatNamesAnotherModelIsNotGuessedAbout() throws IOException {
        Path model = Files.writeString(directory.resolve("model.json"), "{\"version\": \"march\"}");
        Path other = Files.writeString(directory.resolve("april.yaml"), "{version: p, model-version: april}");
        Path same = Files.writeString(directory.resolve("march.yaml"), "{version: p, model-version: march}");

        assertThat(StartingPolicy.of(same, model).judgedBy().parametersVersion())
                .isEqualTo("march");
        assertThat(StartingPolicy.of(null, model).judgedBy().parametersVersion())
                .isEqualTo("march");
        assertThatThrownBy(() -> StartingPolicy.of(other, model))
                .hasMessage("model-version of the policy must be march as the model file " + model
                        + " says, or latest, but was april");
    }

    private static ListAssert<String> problems(String json) {
        return assertThatThrownBy(() -> ModelReader.read(json))
                .isInstanceOf(InvalidPolicyFileException.class)
                .asInstanceOf(throwable(InvalidPolicyFileException.class))
                .extracting(InvalidPolicyFileException::problems)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(String.class));
    }
}
