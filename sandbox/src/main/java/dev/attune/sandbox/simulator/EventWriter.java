package dev.attune.sandbox.simulator;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.event.SurveyKind;
import org.jspecify.annotations.Nullable;

/** Writes the events of one customer as the shop's systems would, each with an id of its own. */
final class EventWriter {

    private static final String CURRENCY = "EUR";
    private static final int SERVER_ERROR = 500;
    private static final int FINE = 200;

    private final String customerId;
    private final @Nullable String segment;
    private final Channel channel;
    private final Draws draws;

    EventWriter(String customerId, @Nullable String segment, Channel channel, Draws draws) {
        this.customerId = customerId;
        this.segment = segment;
        this.channel = channel;
        this.draws = draws;
    }

    private Envelope envelope(
            long time, Channel where, @Nullable String touchpoint, @Nullable String session, @Nullable String partner) {
        return new Envelope(customerId, draws.uuid(), time, where, touchpoint, session, segment, partner, null);
    }

    Click page(long time, String session, Page page, int latency, boolean error) {
        return new Click(
                envelope(time, channel, page.touchpoint, session, null),
                error ? ClickKind.ERROR : ClickKind.PAGE_VIEW,
                page.path(),
                null,
                null,
                latency,
                error ? SERVER_ERROR : FINE,
                error ? "E500" : null,
                Click.NOT_GIVEN,
                Click.NO_POSITION,
                Click.NO_POSITION,
                null);
    }

    Purchase paymentFailed(long time, String order, double amount) {
        return purchase(time, channel, null, null, PurchaseKind.PAYMENT_FAILED, order, null, amount, Purchase.NO_TIME);
    }

    Purchase placed(long time, String order, double amount, long promisedAt) {
        String product = Assortment.product(customerId, order, time);
        return purchase(time, channel, null, null, PurchaseKind.PLACED, order, product, amount, promisedAt);
    }

    Purchase delivered(long time, String order, String carrier, long promisedAt) {
        return purchase(time, Channel.OTHER, "delivery", carrier, PurchaseKind.DELIVERED, order, null, 0, promisedAt);
    }

    private Purchase purchase(
            long time,
            Channel where,
            @Nullable String touchpoint,
            @Nullable String partner,
            PurchaseKind kind,
            String order,
            @Nullable String product,
            double amount,
            long promisedAt) {
        return new Purchase(
                envelope(time, where, touchpoint, null, partner),
                kind,
                order,
                amount,
                CURRENCY,
                Click.NOT_GIVEN,
                product,
                promisedAt,
                Purchase.NO_TIME);
    }

    Support opened(long time, String ticket, String feature, double sentiment) {
        return support(time, SupportKind.OPENED, ticket, feature, Double.NaN, sentiment);
    }

    Support resolved(long time, String ticket, String feature) {
        return support(time, SupportKind.RESOLVED, ticket, feature, Double.NaN, Double.NaN);
    }

    Support answered(long time, String ticket, String feature, int score) {
        return support(time, SupportKind.SURVEY, ticket, feature, score, Double.NaN);
    }

    private Support support(
            long time, SupportKind kind, String ticket, String feature, double score, double sentiment) {
        boolean rated = !Double.isNaN(score);
        return new Support(
                envelope(time, Channel.CHAT, null, null, null),
                kind,
                ticket,
                feature,
                Purchase.NO_TIME,
                rated ? SurveyKind.CSAT : null,
                rated ? 1 : Double.NaN,
                rated ? 5 : Double.NaN,
                true,
                score,
                sentiment);
    }
}
