package dev.attune.domain.churn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.churn.ChurnInputs.Evidence;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.ExpectationSource;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.RiskCalibration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChurnModelTest {

    private static final ChurnPolicy POLICY = Policy.defaults().churn();
    private static final ChurnModel MODEL = new ChurnModel(POLICY);
    private static final Clock BUYS_SELDOM = new Clock(2, 10, 30);
    private static final Clock VISITS_OFTEN = new Clock(40, 29.5, 30);

    @Test
    void activityCarriesTheRiskOfWhoVisitsOften() {
        ChurnRisk risk = MODEL.assess(new ChurnInputs(BUYS_SELDOM, VISITS_OFTEN, List.of()));

        assertThat(risk.activityLeads()).isTrue();
        assertThat(risk.logOdds())
                .isEqualTo(
                        MODEL.models(null).activity().logOddsDead(40, 29.5, 30)
                                - POLICY.stay().points(),
                        offset(1e-9));
    }

    @Test
    void purchasesCarryTheRiskOfWhoHardlyEverVisits() {
        Clock visitsTooFew = new Clock(POLICY.minimumSessionDays() - 1, 29, 30);

        for (Clock visits : List.of(visitsTooFew, Clock.NEVER)) {
            ChurnInputs inputs = new ChurnInputs(BUYS_SELDOM, visits, List.of());
            assertThat(MODEL.visitsTell(inputs)).isFalse();
            assertThat(MODEL.activityLeads(inputs)).isFalse();
        }
        assertThat(MODEL.logOdds(new ChurnInputs(BUYS_SELDOM, Clock.NEVER, List.of())))
                .isEqualTo(MODEL.models(null).purchases().logOddsDead(2, 10, 30), offset(1e-9));
    }

    @Test
    void silenceIsToldByTheClockOnWhichItIsTheMoreUnusual() {
        Clock visitedNowAndThen = new Clock(POLICY.minimumSessionDays() + 1, 3, 30);
        Clock buysOften = new Clock(100, 26, 30);

        ChurnInputs inputs = new ChurnInputs(buysOften, visitedNowAndThen, List.of());

        assertThat(MODEL.visitsTell(inputs)).isTrue();
        assertThat(MODEL.activityLeads(inputs)).isFalse();
        assertThat(points(MODEL.assess(inputs).contributions(), Reason.SILENCE))
                .isEqualTo(MODEL.models(null).purchases().silence(100, 26 + 1.0 / 7, 30), offset(1e-9));
    }

    @Test
    void aPurchaseIsASignOfLifeOnTheClockOfVisitsToo() {
        Clock visits = new Clock(40, 20, 30);
        Clock boughtSince = new Clock(2, 29, 29);

        Contribution silence = silence(
                MODEL.assess(new ChurnInputs(boughtSince, visits, List.of())).contributions());

        assertThat(silence.observed()).isZero();
        assertThat(silence.points()).isZero();
    }

    @Test
    void aLaterVisitShowsThatTheCustomerStayedAfterThePurchase() {
        double all = -POLICY.stay().points();
        double week = 1;
        double day = week / 7;

        assertThat(stayed(new Clock(1, 10, 10), new Clock(5, 10, 10))).isEqualTo(all, offset(1e-9));
        assertThat(stayed(new Clock(1, 10, 10 + 2.5 * day), new Clock(5, 10, 10 + 2.5 * day)))
                .isEqualTo(all / 2, offset(1e-9));
        assertThat(stayed(new Clock(1, 10, 10 + 4 * day), new Clock(5, 10, 10 + 4 * day)))
                .isZero();
        assertThat(stayed(new Clock(1, 10, 20), new Clock(5, 10 + 3 * day, 20))).isZero();
        assertThat(stayed(new Clock(1, 10, 20), new Clock(5, 10 + 4 * day, 20))).isEqualTo(all, offset(1e-9));
    }

    private static double stayed(Clock purchases, Clock visits) {
        return points(
                MODEL.assess(new ChurnInputs(purchases, visits, List.of())).contributions(), Reason.STAYED);
    }

    @Test
    void aHistoryOfPurchasesSoftensBadExperienceButNotGood() {
        List<Evidence> evidence = List.of(new Evidence(Reason.ERRORS, 1), new Evidence(Reason.RECOVERED, 1));
        List<Contribution> newcomer = MODEL.assess(new ChurnInputs(new Clock(0, 0, 1), Clock.NEVER, evidence))
                .contributions();
        List<Contribution> regular = MODEL.assess(new ChurnInputs(new Clock(9, 9, 10), Clock.NEVER, evidence))
                .contributions();

        double share = 1 / (1 + POLICY.evidenceRule().mitigation() * Math.log(10));
        assertThat(points(regular, Reason.ERRORS)).isEqualTo(share * points(newcomer, Reason.ERRORS), offset(1e-9));
        assertThat(points(regular, Reason.RECOVERED)).isEqualTo(points(newcomer, Reason.RECOVERED));
    }

    @Test
    void someoneWhoNeverBoughtNorVisitedIsJudgedLikeANewcomer() {
        ChurnRisk risk = MODEL.assess(new ChurnInputs(Clock.NEVER, Clock.NEVER, List.of()));

        assertThat(risk.logOdds()).isEqualTo(MODEL.models(null).purchases().propensity(0), offset(1e-9));
        assertThat(risk.pDead()).isBetween(0.0, 1.0);
        assertThat(risk.pSilent()).isBetween(risk.pDead(), 1.0);
    }

    @Test
    void evidenceIsWeighedCappedAndNamed() {
        double share = POLICY.evidenceRule().share(BUYS_SELDOM.repeats());
        double cap = share * POLICY.evidence().get(Reason.LATE_DELIVERY).cap();
        ChurnInputs inputs = new ChurnInputs(
                BUYS_SELDOM,
                Clock.NEVER,
                List.of(
                        new Evidence(Reason.ERRORS, 2),
                        new Evidence(Reason.LATE_DELIVERY, 1000),
                        new Evidence(Reason.RECOVERED, 1),
                        new Evidence(Reason.SLOW, 0)));

        List<Contribution> contributions = MODEL.assess(inputs).contributions();

        assertThat(contributions)
                .extracting(Contribution::reason)
                .containsExactlyInAnyOrder("PROPENSITY", "SILENCE", "ERRORS", "LATE_DELIVERY", "RECOVERED");
        assertThat(points(contributions, Reason.ERRORS))
                .isEqualTo(share * 2 * POLICY.evidence().get(Reason.ERRORS).points(), offset(1e-9));
        assertThat(points(contributions, Reason.LATE_DELIVERY)).isEqualTo(cap, offset(1e-9));
        assertThat(points(contributions, Reason.RECOVERED)).isNegative();
        assertThat(contributions).isSortedAccordingTo((one, other) -> Double.compare(other.points(), one.points()));
    }

    @Test
    void silenceIsToldInTheCustomersOwnDays() {
        Contribution silence = silence(MODEL.assess(new ChurnInputs(BUYS_SELDOM, Clock.NEVER, List.of()))
                .contributions());

        assertThat(silence.observed()).isEqualTo(140, offset(1e-9));
        assertThat(silence.expected())
                .isEqualTo(7 * MODEL.models(null).purchases().expectedGap(2, 10), offset(1e-9));
        assertThat(silence.source()).isEqualTo(ExpectationSource.OWN_BASELINE);
    }

    @Test
    void calibrationIsAContributionOfItsOwn() {
        ChurnModel calibrated = new ChurnModel(with(new Calibration(-0.4, 0.8)));
        ChurnInputs inputs = new ChurnInputs(BUYS_SELDOM, Clock.NEVER, List.of(new Evidence(Reason.ERRORS, 1)));

        ChurnRisk risk = calibrated.assess(inputs);

        assertThat(risk.logOdds()).isEqualTo(-0.4 + 0.8 * MODEL.logOdds(inputs), offset(1e-9));
        assertThat(points(risk.contributions(), Reason.CALIBRATION)).isNotZero();
    }

    @Test
    void silenceAloneCrossesWhereTheClosedFormSays() {
        ChurnInputs inputs = new ChurnInputs(new Clock(5, 10, 10.5), Clock.NEVER, List.of());
        double enter = POLICY.enterLogOdds();
        double weeks = MODEL.models(null).purchases().deadline(5, 10, enter, 0) - 10.5;

        long deadline = MODEL.rises(inputs, 1_000_000L, enter);

        assertThat((double) (deadline - 1_000_000L)).isEqualTo(weeks * 7 * 86_400_000, offset(1000.0));
    }

    @Test
    void whatIsCrossedAlreadyIsCrossedNow() {
        ChurnInputs inputs = new ChurnInputs(new Clock(5, 10, 500), Clock.NEVER, List.of());

        assertThat(MODEL.rises(inputs, 77, 0)).isEqualTo(77);
        assertThat(MODEL.falls(inputs, 77, 600)).isEqualTo(77);
    }

    @Test
    void whatIsNeverCrossedHasNoDeadline() {
        ChurnInputs inputs = new ChurnInputs(new Clock(0, 0, 1), Clock.NEVER, List.of());

        assertThat(MODEL.rises(inputs, 0, 690)).isEqualTo(Long.MAX_VALUE);
        assertThat(MODEL.falls(inputs, 0, -20)).isEqualTo(Long.MAX_VALUE);
    }

    private static Contribution silence(List<Contribution> contributions) {
        return contributions.stream()
                .filter(each -> each.reason().equals("SILENCE"))
                .findFirst()
                .orElseThrow();
    }

    private static double points(List<Contribution> contributions, Reason reason) {
        return contributions.stream()
                .filter(each -> each.reason().equals(reason.name()))
                .mapToDouble(Contribution::points)
                .sum();
    }

    static ChurnPolicy with(Calibration calibration) {
        return with(calibration, POLICY.purchase(), POLICY.activity());
    }

    static ChurnPolicy with(Calibration calibration, ModelParameters purchase, ModelParameters activity) {
        return with(calibration, purchase, activity, POLICY.risk());
    }

    static ChurnPolicy with(
            Calibration calibration,
            ModelParameters purchase,
            ModelParameters activity,
            Map<String, RiskCalibration> risk) {
        return new ChurnPolicy(
                POLICY.horizonDays(),
                purchase,
                activity,
                POLICY.spend(),
                POLICY.segments(),
                POLICY.enterProbability(),
                POLICY.overdue(),
                POLICY.exitProbability(),
                POLICY.minimumRepeats(),
                POLICY.minimumSessionDays(),
                POLICY.minimumAgeDays(),
                POLICY.oncePoints(),
                POLICY.stay(),
                POLICY.evidence(),
                POLICY.evidenceRule(),
                calibration,
                risk);
    }
}
