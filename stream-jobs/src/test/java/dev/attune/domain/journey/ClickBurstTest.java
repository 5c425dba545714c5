package dev.attune.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Click;
import dev.attune.domain.policy.RageClickPreset;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every vendor's definition by vectors on both sides of each of its limits (SCIENCE section 2). */
class ClickBurstTest {

    private static final long START = 1_700_000_000_000L;

    @ParameterizedTest
    @CsvSource({
        // Times in milliseconds, and whether the last click makes them rage.
        "DATADOG, 0 500 1000, true",
        "DATADOG, 0 500 1001, false",
        "DATADOG, 0 1000, false",
        "DATADOG, 0 900 1400 1900, true",
        "POSTHOG, 0 999 1998, true",
        "POSTHOG, 0 999 1999, false",
        "POSTHOG, 0 1000 1999, false",
        "POSTHOG, 0 10, false",
        "OPENREPLAY, 0 299 598, true",
        "OPENREPLAY, 0 299 599, false",
        "OPENREPLAY, 0 300 599, false",
        "SENTRY, 0 3500 7000, true",
        "SENTRY, 0 3500 7001, false",
        "SENTRY, 0 7000, false",
        "CONVIVA, 0 1000 2000, true",
        "CONVIVA, 0 1000 2001, false",
        "CONVIVA, 0 2000, false",
        "SPLUNK, 0 300 600 1000, true",
        "SPLUNK, 0 300 600 1001, false",
        "SPLUNK, 0 300 600, false"
    })
    void clicksOnOneElementAreRageWithinTheTimeOfThePreset(RageClickPreset preset, String times, boolean rage) {
        List<Click> clicks = new ArrayList<>();
        for (String time : times.split(" ")) {
            clicks.add(Steps.click(START + Long.parseLong(time), "buy", 10, 10));
        }
        assertThat(last(preset, clicks)).isEqualTo(rage ? Finding.TROUBLE : Finding.FINE);
    }

    @ParameterizedTest
    @CsvSource({
        // How far the third click lies from the second: across, down.
        "DATADOG, 60, 80, true",
        "DATADOG, 60, 81, false",
        "DATADOG, -100, 0, true",
        "DATADOG, -101, 0, false",
        "POSTHOG, 14, 15, true",
        "POSTHOG, 15, 15, false",
        "POSTHOG, 0, -29, true",
        "POSTHOG, 0, -30, false",
        "OPENREPLAY, 900, 900, true",
        "SENTRY, 900, 900, true",
        "CONVIVA, 900, 900, true",
        "SPLUNK, 900, 900, true"
    })
    void theyMustLieAsCloseTogetherAsThePresetSays(RageClickPreset preset, int across, int down, boolean rage) {
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < preset.clicks() - 1; i++) {
            clicks.add(Steps.click(START + i * 100L, "buy", 500, 500));
        }
        clicks.add(Steps.click(START + 350, "buy", 500 + across, 500 + down));
        assertThat(last(preset, clicks)).isEqualTo(rage ? Finding.TROUBLE : Finding.FINE);
    }

    @ParameterizedTest
    @EnumSource(RageClickPreset.class)
    void anotherElementIsAnotherSpotButForThePresetThatLooksAtPositionsAlone(RageClickPreset preset) {
        List<Click> clicks = new ArrayList<>(repeated(preset, "buy", 5));
        clicks.set(clicks.size() - 1, Steps.click(START + 350, "save", 5, 5));
        boolean byPosition = preset == RageClickPreset.POSTHOG;
        assertThat(last(preset, clicks)).isEqualTo(byPosition ? Finding.TROUBLE : Finding.FINE);
    }

    @ParameterizedTest
    @EnumSource(RageClickPreset.class)
    void anElementWithoutPositionOrAPositionWithoutElementIsEnough(RageClickPreset preset) {
        assertThat(last(preset, repeated(preset, "buy", Click.NO_POSITION))).isEqualTo(Finding.TROUBLE);
        assertThat(last(preset, repeated(preset, null, 40))).isEqualTo(Finding.TROUBLE);
        List<Click> apart = new ArrayList<>(repeated(preset, null, 40));
        apart.set(apart.size() - 1, Steps.click(START + 350, null, 141, 40));
        assertThat(last(preset, apart)).isEqualTo(Finding.FINE);
    }

    @Test
    void aClickThatNamesNeitherCannotTell() {
        assertThat(ClickBurst.canTell(Steps.click(START, null))).isFalse();
        assertThat(ClickBurst.canTell(Steps.click(START, null, 3, Click.NO_POSITION)))
                .isFalse();
        assertThat(ClickBurst.canTell(Steps.click(START, null, 3, 4))).isTrue();
        assertThat(ClickBurst.canTell(Steps.click(START, "buy"))).isTrue();
    }

    @Test
    void aBurstIsToldOnceHoweverLongItGoesOnAndTheNextOneAgain() {
        ClickBurst burst = new ClickBurst();
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            findings.add(burst.observe(Steps.click(START + i * 200L, "buy"), RageClickPreset.DATADOG));
        }
        for (int i = 0; i < 3; i++) {
            findings.add(burst.observe(Steps.click(START + 9000 + i * 200L, "buy"), RageClickPreset.DATADOG));
        }
        assertThat(findings)
                .containsExactly(
                        Finding.FINE,
                        Finding.FINE,
                        Finding.TROUBLE,
                        Finding.NOTHING,
                        Finding.NOTHING,
                        Finding.NOTHING,
                        Finding.FINE,
                        Finding.FINE,
                        Finding.TROUBLE);
    }

    @ParameterizedTest
    @EnumSource(RageClickPreset.class)
    void aBurstThatWentThroughBytesOrACopyGoesOnLikeOneThatDidNot(RageClickPreset preset) throws IOException {
        for (String element : new String[] {"buy", null}) {
            ClickBurst kept = new ClickBurst();
            ClickBurst stored = new ClickBurst();
            List<Click> clicks = repeated(preset, element, 7);
            for (int i = 0; i < clicks.size() + 2; i++) {
                Click click = i < clicks.size() ? clicks.get(i) : Steps.click(START + 360 + i, element, 7, 7);
                Finding finding = kept.observe(click, preset);
                assertThat(stored.observe(click, preset)).isEqualTo(finding);
                stored = throughBytes(stored.copy(), click.eventTime() - 3);
            }
        }
    }

    private static ClickBurst throughBytes(ClickBurst burst, long base) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        burst.write(new DataOutputStream(bytes), base);
        return ClickBurst.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), base);
    }

    /** As many as the preset asks for, within 350 ms. */
    private static List<Click> repeated(RageClickPreset preset, String element, int at) {
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < preset.clicks() - 1; i++) {
            clicks.add(Steps.click(START + i * 100L, element, at, at));
        }
        clicks.add(Steps.click(START + 350, element, at, at));
        return clicks;
    }

    private static Finding last(RageClickPreset preset, List<Click> clicks) {
        ClickBurst burst = new ClickBurst();
        Finding finding = Finding.NOTHING;
        for (Click click : clicks) {
            finding = burst.observe(click, preset);
        }
        return finding;
    }
}
