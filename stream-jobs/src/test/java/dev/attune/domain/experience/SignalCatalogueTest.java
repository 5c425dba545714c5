package dev.attune.domain.experience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.event.SurveyKind;
import dev.attune.domain.policy.Policy;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals that an interaction carries by itself: the vectors behind docs/signals.md. */
class SignalCatalogueTest {

    private static final double EXACT = 1e-12;
    private static final Envelope ENVELOPE =
            new Envelope("customer-1", "e", 1_700_000_000_000L, Channel.WEB, null, null, null, null, null);

    private final SignalCatalogue catalogue =
            new SignalCatalogue(Policy.defaults().experience());

    @ParameterizedTest
    @CsvSource({
        // Status, and whether it is an error, a refusal, or neither.
        "200, neither",
        "302, neither",
        "400, refusal",
        "401, neither",
        "403, refusal",
        "404, refusal",
        "407, neither",
        "408, error",
        "410, refusal",
        "422, refusal",
        "429, error",
        "498, refusal",
        "499, neither",
        "500, error",
        "503, error",
        "599, error"
    })
    void errorsOfOursAndPagesRefusedAreToldApart(int status, String what) {
        Map<SignalKind, Double> page = values(click(ClickKind.PAGE_VIEW, status, null));
        assertThat(page.getOrDefault(SignalKind.PAGE_ERROR, 0.0)).isEqualTo(what.equals("error") ? 1 : 0);
        assertThat(page.getOrDefault(SignalKind.PAGE_REFUSAL, 0.0)).isEqualTo(what.equals("refusal") ? 1 : 0);
        Map<SignalKind, Double> checkout = values(click(ClickKind.CHECKOUT, status, null));
        assertThat(checkout)
                .as("one fault is one signal")
                .containsOnlyKeys(SignalKind.CHECKOUT_FAILURE)
                .containsEntry(SignalKind.CHECKOUT_FAILURE, what.equals("neither") ? 0.0 : 1.0);
    }

    @Test
    void anErrorCodeIsAnErrorUnlessTheStatusSaysThatThePageWasRefused() {
        assertThat(values(click(ClickKind.PAGE_VIEW, 200, "E7"))).containsEntry(SignalKind.PAGE_ERROR, 1.0);
        assertThat(values(click(ClickKind.OTHER, Click.NOT_GIVEN, "E7"))).containsEntry(SignalKind.PAGE_ERROR, 1.0);
        assertThat(values(click(ClickKind.PAGE_VIEW, 404, "E7"))).containsOnly(Map.entry(SignalKind.PAGE_REFUSAL, 1.0));
        assertThat(values(click(ClickKind.CLICK, Click.NOT_GIVEN, null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // Survey, scale from and to, whether high is good, score, dissatisfaction, satisfaction.
        "CSAT, 1, 5, true, 5, 0, 1",
        "CSAT, 1, 5, true, 1, 1, 0",
        "CSAT, 1, 5, true, 3, 0.5, 0.5",
        "CSAT, 1, 5, false, 5, 1, 0",
        "CSAT, 1, 5, false, 1, 0, 1",
        "CSAT, 0, 100, true, 80, 0.2, 0.8",
        "CSAT, 1, 6, false, 2, 0.2, 0.8",
        "CES, 1, 7, true, 7, 0, 1",
        "CES, 1, 7, false, 7, 1, 0",
        "CES, 1, 7, false, 1, 0, 1",
        "CES, -3, 3, false, 0, 0.5, 0.5",
        "NPS, 0, 10, true, 0, 1, 0",
        "NPS, 0, 10, true, 6, 0.4, 0",
        "NPS, 0, 10, true, 7, 0.3, 0.5",
        "NPS, 0, 10, true, 8, 0.2, 0.5",
        "NPS, 0, 10, true, 9, 0.1, 1",
        "NPS, 0, 10, true, 10, 0, 1",
        "NPS, 0, 10, false, 0, 0, 1",
        "NPS, 0, 10, false, 1, 0.1, 1",
        "NPS, 0, 10, false, 2, 0.2, 0.5",
        "NPS, 0, 10, false, 4, 0.4, 0",
        "NPS, 0, 5, true, 4.5, 0.1, 1"
    })
    void ratingsAreReadOnTheirDeclaredScaleInTheirDeclaredDirection(
            SurveyKind survey,
            double from,
            double to,
            boolean highIsGood,
            double score,
            double dissatisfaction,
            double satisfaction) {
        Signals signals = read(rated(SupportKind.SURVEY, survey, from, to, highIsGood, score));
        assertThat(signals.size()).isEqualTo(1);
        assertThat(signals.kind(0).name()).isEqualTo(survey.name());
        assertThat(signals.value(0)).isCloseTo(dissatisfaction, within(EXACT));
        assertThat(signals.satisfaction(0)).isCloseTo(satisfaction, within(EXACT));
    }

    @Test
    void aReviewIsAReviewWhateverItsSurvey() {
        for (SurveyKind survey : SurveyKind.values()) {
            Signals signals = read(rated(SupportKind.REVIEW, survey, 1, 5, true, 2));
            assertThat(signals.kind(0)).isEqualTo(SignalKind.REVIEW);
            assertThat(signals.satisfaction(0)).isEqualTo(0.25);
            assertThat(signals.weight(Policy.defaults().experience())).isEqualTo(0.5);
        }
        assertThat(read(rated(SupportKind.SURVEY, SurveyKind.OTHER, 1, 5, true, 2))
                        .size())
                .as("nobody knows what it asked")
                .isZero();
    }

    @Test
    void whatSupportDoesWithACaseIsToldApart() {
        assertThat(values(step(SupportKind.OPENED))).containsOnly(Map.entry(SignalKind.COMPLAINT, 0.0));
        assertThat(values(step(SupportKind.COMPLAINT))).containsOnly(Map.entry(SignalKind.COMPLAINT, 1.0));
        assertThat(values(step(SupportKind.TRANSFERRED))).containsOnly(Map.entry(SignalKind.TRANSFER, 1.0));
        assertThat(values(step(SupportKind.REOPENED))).containsOnly(Map.entry(SignalKind.REOPENING, 1.0));
        assertThat(values(step(SupportKind.ESCALATED))).containsOnly(Map.entry(SignalKind.ESCALATION, 1.0));
        assertThat(values(step(SupportKind.RESOLVED)))
                .containsOnlyKeys(SignalKind.TRANSFER, SignalKind.REOPENING, SignalKind.ESCALATION)
                .allSatisfy((kind, value) -> assertThat(value).isZero());
        assertThat(values(step(SupportKind.REFERRAL))).containsOnly(Map.entry(SignalKind.REFERRAL, 0.0));
    }

    @Test
    void whatEverybodyTakesForGrantedMakesNoMomentBetter() {
        Signals signals = new Signals();
        signals.addTrouble(SignalKind.RAGE_CLICK, false);
        assertThat(signals.isFelt()).isFalse();
        assertThat(signals.satisfaction()).isEqualTo(1);
        assertThat(signals.isNegative(0)).isFalse();
        signals.addTrouble(SignalKind.DEAD_CLICK, true);
        assertThat(signals.isFelt()).isTrue();
        assertThat(signals.satisfaction()).isZero();
        assertThat(signals.isNegative(1)).isTrue();
    }

    private Map<SignalKind, Double> values(Interaction interaction) {
        Signals signals = read(interaction);
        Map<SignalKind, Double> values = new TreeMap<>();
        for (int i = 0; i < signals.size(); i++) {
            values.put(signals.kind(i), signals.value(i));
        }
        return values;
    }

    private Signals read(Interaction interaction) {
        Signals signals = new Signals();
        catalogue.read(interaction, "page", signals);
        return signals;
    }

    private static Click click(ClickKind kind, int status, @Nullable String errorCode) {
        int none = Click.NOT_GIVEN;
        int nowhere = Click.NO_POSITION;
        return new Click(ENVELOPE, kind, "/page", null, null, none, status, errorCode, none, nowhere, nowhere, null);
    }

    private static Support step(SupportKind kind) {
        double none = Double.NaN;
        return new Support(ENVELOPE, kind, "t", null, Purchase.NO_TIME, null, none, none, true, none, none);
    }

    private static Support rated(
            SupportKind kind, SurveyKind survey, double from, double to, boolean highIsGood, double score) {
        return new Support(
                ENVELOPE, kind, null, null, Purchase.NO_TIME, survey, from, to, highIsGood, score, Double.NaN);
    }
}
