package dev.attune.domain.event;

import org.jspecify.annotations.Nullable;

/**
 * A step on a page or in the app.
 *
 * @param page the page or screen
 * @param element the element acted upon
 * @param productId the product shown or acted upon
 * @param latencyMs how long the customer waited, milliseconds; negative where not measured
 * @param status HTTP status; negative where not given
 * @param errorCode the error shown to the customer
 * @param resultCount results of a search; negative where not given
 * @param x pointer position in pixels; {@link Integer#MIN_VALUE} where not given
 * @param y pointer position in pixels; {@link Integer#MIN_VALUE} where not given
 * @param appVersion release of the page or app
 */
public record Click(
        Envelope envelope,
        ClickKind kind,
        @Nullable String page,
        @Nullable String element,
        @Nullable String productId,
        int latencyMs,
        int status,
        @Nullable String errorCode,
        int resultCount,
        int x,
        int y,
        @Nullable String appVersion)
        implements Interaction {

    /** Stands for a number the source did not give, where a negative value has no meaning of its own. */
    public static final int NOT_GIVEN = -1;

    /** Stands for a pointer position the source did not give. */
    public static final int NO_POSITION = Integer.MIN_VALUE;

    @Override
    public EventStream stream() {
        return EventStream.CLICK;
    }
}
