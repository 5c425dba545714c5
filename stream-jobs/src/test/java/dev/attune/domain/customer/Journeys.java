package dev.attune.domain.customer;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Steps of one customer for tests: hand-made ones, and lives in which every signal of a journey can come up. */
public final class Journeys {

    /** Loud, so that much is told: a budget that is soon used up, and evidence of every kind. */
    public static final Policy LOUD = PolicyReader.read("""
            version: loud
            experience: { years-per-false-alert: 0.05 }
            journey: { rage-click: conviva, dead-click: openreplay, delivery-grace: PT6H }
            churn:
              enter-probability: 0.7
              overdue: { days: 20, points: 1 }
              evidence: { page-loops: { points: 0.1 }, unanswered: { points: 0.2 } }
            """);

    private static final Channel[] CHANNELS = {Channel.WEB, Channel.MOBILE_APP};
    private static final String[] ELEMENTS = {"buy", "save", "btn-next"};
    private static final String[] PAGES = {"/list", "/product", "/cart"};
    private static final Channel[] DESKS = {Channel.CHAT, Channel.PHONE, Channel.EMAIL};
    private static final SupportKind[] CASE_STEPS = {
        SupportKind.OPENED,
        SupportKind.REPLIED,
        SupportKind.TRANSFERRED,
        SupportKind.ESCALATED,
        SupportKind.COMPLAINT,
        SupportKind.RESOLVED,
        SupportKind.REOPENED,
        SupportKind.REFERRAL
    };

    private Journeys() {}

    static Click click(long time, String element) {
        return step("click-" + time, time, ClickKind.CLICK, Channel.WEB, "/cart", element, null);
    }

    static Click reaction(long time) {
        return step("reaction-" + time, time, ClickKind.REACTION, Channel.WEB, "/cart", null, null);
    }

    static Click step(long time, ClickKind kind, @Nullable String page, @Nullable String element) {
        return step(kind + "-" + time, time, kind, Channel.WEB, page, element, null);
    }

    static Click step(
            String eventId,
            long time,
            ClickKind kind,
            Channel channel,
            @Nullable String page,
            @Nullable String element,
            @Nullable String session) {
        Envelope envelope = new Envelope(Histories.CUSTOMER, eventId, time, channel, null, session, null, null, null);
        int none = Click.NOT_GIVEN;
        int nowhere = Click.NO_POSITION;
        return new Click(envelope, kind, page, element, null, none, none, null, none, nowhere, nowhere, null);
    }

    static Support contact(String eventId, long time, SupportKind kind, Channel channel, String ticket, long promise) {
        Envelope envelope = new Envelope(Histories.CUSTOMER, eventId, time, channel, null, null, null, null, null);
        double none = Double.NaN;
        return new Support(envelope, kind, ticket, "delivery", promise, null, none, none, true, none, none);
    }

    /** A life of {@code days} in order of (time, id), dense in everything that several steps can tell together. */
    public static List<Interaction> life(SplittableRandom random, int days) {
        List<Interaction> life = new ArrayList<>(Histories.life(random, days));
        for (int day = 0; day < days; day++) {
            if (random.nextInt(3) == 0) {
                visit(life, random, Histories.START + day * Histories.DAY + random.nextLong(20 * Histories.HOUR));
            }
            if (random.nextInt(12) == 0) {
                matter(life, random, Histories.START + day * Histories.DAY + random.nextLong(Histories.DAY));
            }
            if (random.nextInt(6) == 0) {
                long time = Histories.START + day * Histories.DAY + random.nextLong(Histories.DAY);
                life.add(step(Histories.id(random), time, ClickKind.CONTACT_SENT, Channel.EMAIL, null, null, null));
            }
        }
        life.sort(Comparator.comparingLong(Interaction::eventTime).thenComparing(Interaction::eventId));
        return life;
    }

    private static void visit(List<Interaction> life, SplittableRandom random, long start) {
        long time = start;
        String session = random.nextBoolean() ? null : "s" + random.nextInt(1_000_000);
        Channel channel = CHANNELS[random.nextInt(2)];
        int steps = 3 + random.nextInt(40);
        for (int i = 0; i < steps; i++) {
            ClickKind kind = kind(random);
            String element = kind == ClickKind.CLICK ? ELEMENTS[random.nextInt(ELEMENTS.length)] : null;
            String page = PAGES[random.nextInt(random.nextBoolean() ? 2 : 3)];
            life.add(step(Histories.id(random), time, kind, channel, page, element, session));
            time += switch (random.nextInt(6)) {
                case 0 -> 0;
                case 1 -> random.nextInt(20_000);
                case 2 -> random.nextInt(40 * 60_000);
                default -> random.nextInt(900);
            };
        }
        if (random.nextInt(3) == 0) {
            PurchaseKind kind = random.nextInt(4) == 0 ? PurchaseKind.PAYMENT_FAILED : PurchaseKind.PLACED;
            long bought = time + random.nextInt(2 * 3_600_000);
            life.add(Histories.purchase(Histories.id(random), bought, kind, null, 10, Purchase.NO_TIME));
        }
    }

    private static ClickKind kind(SplittableRandom random) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> ClickKind.CLICK;
            case 4, 5 -> ClickKind.PAGE_VIEW;
            case 6 -> ClickKind.REACTION;
            case 7 -> ClickKind.FORM;
            case 8 -> ClickKind.CHECKOUT;
            default -> ClickKind.SEARCH;
        };
    }

    private static void matter(List<Interaction> life, SplittableRandom random, long start) {
        String ticket = "matter-" + random.nextInt(1000);
        long time = start;
        for (int i = random.nextInt(5); i >= 0; i--) {
            SupportKind kind = CASE_STEPS[i == 0 ? 0 : random.nextInt(CASE_STEPS.length)];
            Channel desk = DESKS[random.nextInt(DESKS.length)];
            long promise = random.nextInt(3) == 0 ? time + random.nextLong(2 * Histories.DAY) : Purchase.NO_TIME;
            life.add(contact(Histories.id(random), time, kind, desk, ticket, promise));
            time += random.nextLong(3 * Histories.DAY);
        }
    }
}
