package dev.attune.domain.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.Policy;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IgnoredElementsTest {

    private final IgnoredElements ignored =
            new IgnoredElements(Policy.defaults().journey().ignoredElements());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "next",
                "Next",
                "btn-next",
                "nextPage",
                "gallery.prev",
                "#pagination li",
                "qty_plus",
                "quantity",
                "stepper:increase",
                "carousel-arrow",
                "mapZoom"
            })
    void whatIsMeantToBeClickedAgainAndAgainIsIgnored(String element) {
        assertThat(ignored.holds(element)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"buy", "context-menu", "surplus", "nextdoor", "pay", "homepage", ""})
    void wholeWordsCountNotPartsOfThem(String element) {
        assertThat(ignored.holds(element)).isFalse();
    }

    @Test
    void noNameAndNoListIgnoreNothing() {
        assertThat(ignored.holds(null)).isFalse();
        assertThat(new IgnoredElements(List.of()).holds("next")).isFalse();
    }
}
