package dev.attune.domain.customer;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.feedback.Feedback;
import dev.attune.domain.feedback.FeedbackKind;
import dev.attune.domain.policy.FrozenPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** Profiles built from fixed events, whose bytes every release must read; and the round trip itself. */
final class GoldenProfiles {

    private GoldenProfiles() {}

    static CustomerProfile empty() {
        return new CustomerProfile();
    }

    /** Twenty events over three weeks: four visits, two orders of a product each, one of them late, one case. */
    static CustomerProfile typical() {
        CustomerProfile profile = new CustomerProfile();
        long start = Histories.START;
        SplittableRandom random = new SplittableRandom(1);
        for (int visit = 0; visit < 4; visit++) {
            long time = start + visit * 6 * Histories.DAY;
            live(profile, Histories.page(Histories.id(random), time, 350));
            live(profile, Histories.page(Histories.id(random), time + 20_000, visit == 2 ? 4200 : 420));
            live(profile, Histories.page(Histories.id(random), time + 45_000, 380));
        }
        order(profile, random, "order-a", start + 60_000, 2);
        order(profile, random, "order-b", start + 12 * Histories.DAY + 60_000, 6);
        long complaint = start + 18 * Histories.DAY + 90_000;
        live(profile, Histories.support(Histories.id(random), complaint, SupportKind.OPENED, "ticket-a", -0.6));
        long answer = complaint + 30 * Histories.HOUR;
        live(profile, Histories.support(Histories.id(random), answer, SupportKind.RESOLVED, "ticket-a", Double.NaN));
        live(profile, Histories.rated(Histories.id(random), answer + Histories.HOUR, 4));
        live(profile, Histories.errorPage(Histories.id(random), answer + 2 * Histories.HOUR));
        return profile;
    }

    private static void order(CustomerProfile profile, SplittableRandom random, String id, long time, int days) {
        long promise = time + 3 * Histories.DAY;
        live(profile, Histories.purchase(Histories.id(random), time, PurchaseKind.PLACED, id, 59.9, promise));
        long delivered = time + days * Histories.DAY;
        live(
                profile,
                Histories.purchase(Histories.id(random), delivered, PurchaseKind.DELIVERED, id, 0, Long.MIN_VALUE));
    }

    /** A year of a busy, at last unhappy customer: every part of the layout holds something. */
    static CustomerProfile full() {
        CustomerProfile profile = new CustomerProfile();
        List<Interaction> life = Histories.life(new SplittableRandom(3), 365);
        life.forEach(interaction -> live(profile, interaction));
        long last = life.get(life.size() - 1).eventTime();
        for (int i = 0; i < 60; i++) {
            live(profile, Histories.click("burst-" + i, last + i * 7000L, touched(i), 3000 + i, 200));
        }
        live(profile, Histories.purchase("odd", last + 600_000, PurchaseKind.PLACED, "order-z", 10, last + 900_000));
        live(profile, Histories.support("open", last + 660_000, SupportKind.COMPLAINT, "ticket-z", -1));
        say(profile, FeedbackKind.MUTE, AlertKind.EXPERIENCE_DROP, "delivery", last + 30 * Histories.DAY);
        say(profile, FeedbackKind.MUTE, null, null, last + Histories.DAY);
        say(profile, FeedbackKind.SNOOZE, null, null, last + 2 * Histories.DAY);
        say(profile, FeedbackKind.ACKNOWLEDGE, null, null, Feedback.NO_END);
        return profile;
    }

    private static ClickKind touched(int i) {
        return switch (i % 5) {
            case 0 -> ClickKind.SEARCH;
            case 1 -> ClickKind.CHECKOUT;
            case 2 -> ClickKind.CART;
            case 3 -> ClickKind.FORM;
            default -> ClickKind.PAGE_VIEW;
        };
    }

    private static void live(CustomerProfile profile, Interaction interaction) {
        CustomerModel model = new CustomerModel(FrozenPolicy.frozen());
        model.observe(profile, interaction, false);
        model.assess(Histories.CUSTOMER, profile, interaction.eventTime() / 1000 * 1000 + 1000);
    }

    private static void say(
            CustomerProfile profile,
            FeedbackKind kind,
            @Nullable AlertKind alertKind,
            @Nullable String touchpoint,
            long until) {
        Feedback said = new Feedback("f-" + kind, kind, Histories.CUSTOMER, null, alertKind, touchpoint, until, null);
        new CustomerModel(FrozenPolicy.frozen())
                .take(Histories.CUSTOMER, profile, said, profile.lastEventTime / 1000 * 1000 + 1000);
    }

    static byte[] bytes(CustomerProfile profile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CustomerProfileCodec.write(profile, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    static CustomerProfile read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        CustomerProfile profile = CustomerProfileCodec.read(in);
        if (in.available() > 0) {
            throw new IOException("a profile must be read to its end, but " + in.available() + " bytes were left");
        }
        return profile;
    }
}
