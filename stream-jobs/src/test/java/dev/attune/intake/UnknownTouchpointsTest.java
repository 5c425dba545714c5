package dev.attune.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.policy.Policy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownTouchpointsTest {

    private static final long START = 1_700_000_000_000L;
    private static final long HOUR = 3_600_000L;

    private final List<String> warnings = new ArrayList<>();
    private final UnknownTouchpoints unknown =
            new UnknownTouchpoints(Policy.defaults().touchpoints(), warnings::add);

    @Test
    void theFirstIsToldAtOnceAndTheOthersOnceAnHourTogether() {
        for (int second = 0; second <= 3_600; second++) {
            assertThat(unknown.heed(click("cart-" + second, START + 1_000L * second)))
                    .isTrue();
        }
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0)).startsWith("1 events name touchpoints").contains("[cart-0]");
        assertThat(warnings.get(1)).startsWith("3600 events name touchpoints").contains("cart-1, cart-2, cart-3");
        assertThat(warnings.get(1)).contains("touchpoints.names").doesNotContain("cart-6");
    }

    @Test
    void anHourIsOneOfEventTimeSoThatAReplayWarnsAlike() {
        unknown.heed(click("one", START));
        unknown.heed(click("two", START + HOUR - 1));
        assertThat(warnings).hasSize(1);
        unknown.heed(click("three", START + HOUR));
        assertThat(warnings).hasSize(2);
    }

    @Test
    void whatIsToldApartOrNotNamedIsNotUnknown() {
        assertThat(unknown.heed(click("checkout", START))).isFalse();
        assertThat(unknown.heed(click(null, START))).isFalse();
        assertThat(warnings).isEmpty();
    }

    @Test
    void aNameCannotForgeALineOfTheLogNorFillIt() {
        unknown.heed(click("a\nERROR all is lost" + "x".repeat(1_000), START));
        assertThat(warnings.get(0)).contains("a?ERROR").hasSizeLessThan(300).doesNotContain("\n");
    }

    private static Click click(String touchpoint, long time) {
        return new Click(
                new Envelope("c-1", "e-" + time, time, Channel.WEB, touchpoint, null, null, null, null),
                ClickKind.PAGE_VIEW,
                null,
                null,
                null,
                Click.NOT_GIVEN,
                Click.NOT_GIVEN,
                null,
                Click.NOT_GIVEN,
                Click.NO_POSITION,
                Click.NO_POSITION,
                null);
    }
}
