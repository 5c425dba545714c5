package dev.attune.domain.journey;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import org.jspecify.annotations.Nullable;

/** Steps on pages, for tests of what they come to. */
final class Steps {

    private Steps() {}

    static Click click(long time, @Nullable String element) {
        return click(time, element, Click.NO_POSITION, Click.NO_POSITION);
    }

    static Click click(long time, @Nullable String element, int x, int y) {
        return step(ClickKind.CLICK, time, "/cart", element, null, x, y);
    }

    static Click view(long time, @Nullable String page) {
        return view(time, page, null);
    }

    static Click view(long time, @Nullable String page, @Nullable String product) {
        return step(ClickKind.PAGE_VIEW, time, page, null, product, Click.NO_POSITION, Click.NO_POSITION);
    }

    static Click form(long time, String page, @Nullable String element) {
        return step(ClickKind.FORM, time, page, element, null, Click.NO_POSITION, Click.NO_POSITION);
    }

    private static Click step(
            ClickKind kind,
            long time,
            @Nullable String page,
            @Nullable String element,
            @Nullable String product,
            int x,
            int y) {
        Envelope envelope = new Envelope("customer-1", "e" + time, time, Channel.WEB, null, null, null, null, null);
        int none = Click.NOT_GIVEN;
        return new Click(envelope, kind, page, element, product, none, none, null, none, x, y, null);
    }
}
