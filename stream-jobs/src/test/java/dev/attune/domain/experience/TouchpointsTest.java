package dev.attune.domain.experience;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TouchpointsTest {

    @Test
    void whatTheSourceNamedHolds() {
        assertThat(Touchpoints.of(click("kiosk", ClickKind.SEARCH, "/checkout")))
                .isEqualTo("kiosk");
    }

    @Test
    void theKindNamesItElse() {
        assertThat(Touchpoints.of(click(null, ClickKind.SEARCH, "/checkout"))).isEqualTo("search");
    }

    @Test
    void aPageNeverNamesATouchpointOfItsOwn() {
        assertThat(Touchpoints.of(click(null, ClickKind.PAGE_VIEW, "/shop/checkout/step2")))
                .isEqualTo("checkout");
        assertThat(Touchpoints.of(click(null, ClickKind.PAGE_VIEW, "/shop/4711")))
                .isEqualTo("page");
        assertThat(Touchpoints.of(click(null, ClickKind.PAGE_VIEW, null))).isEqualTo("page");
    }

    @Test
    void knownNamesTakeOneByteAndOthersComeBackTheSame() throws IOException {
        for (String name : new String[] {"checkout", "delivery", "support-chat", "kiosk", ""}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            Touchpoints.write(new DataOutputStream(bytes), name);
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
            assertThat(Touchpoints.read(in)).isEqualTo(name);
        }
    }

    private static Click click(@Nullable String touchpoint, ClickKind kind, @Nullable String page) {
        Envelope envelope = new Envelope("c", "e", 0, Channel.WEB, touchpoint, null, null, null, null);
        return new Click(envelope, kind, page, null, null, -1, -1, null, -1, Click.NO_POSITION, 0, null);
    }
}
