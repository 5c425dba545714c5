package dev.attune.domain.customer;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.experience.SignalCatalogue;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.experience.TouchpointCatalogue;
import dev.attune.domain.policy.EvidenceRule;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.nio.charset.StandardCharsets;

/**
 * Enters one interaction into a profile. What does not depend on order (clocks, windows, sums, first and last times) is
 * entered whenever it comes; detectors, the index, churn evidence and sessions hear on-time interactions only.
 */
final class CustomerObserver {

    private final Policy policy;
    private final TouchpointCatalogue touchpoints;
    private final long deduplicationSpan;
    private final long sessionPause;
    private final long sessionLength;
    private final SignalCatalogue catalogue;
    private final ExperienceRecorder recorder;
    private final CaseTracker cases;
    private final JourneyTracker journey;
    private final Forgetting forgetting;
    private final Murmur128 murmur = new Murmur128();
    private final Signals signals = new Signals();

    CustomerObserver(
            Policy policy,
            SignalCatalogue catalogue,
            ExperienceRecorder recorder,
            CaseTracker cases,
            JourneyTracker journey,
            Forgetting forgetting) {
        this.forgetting = forgetting;
        this.policy = policy;
        this.sessionPause = policy.journey().sessionPause().toMillis();
        this.sessionLength = policy.journey().sessionLength().toMillis();
        this.touchpoints = new TouchpointCatalogue(policy.touchpoints());
        this.deduplicationSpan = policy.retention().deduplicationSpan().toMillis();
        this.catalogue = catalogue;
        this.recorder = recorder;
        this.cases = cases;
        this.journey = journey;
    }

    Observation observe(CustomerProfile profile, Interaction interaction, boolean late) {
        long time = interaction.eventTime();
        murmur.hash(interaction.eventId().getBytes(StandardCharsets.UTF_8));
        if (!profile.eventIds.add(murmur.high(), murmur.low(), time, deduplicationSpan)) {
            return Observation.DUPLICATE;
        }
        if (!late && profile.journey.awaits()) {
            journey.settle(profile, time);
        }
        note(profile, interaction.envelope(), late);
        int hour = profile.hours.open(time);
        int day = profile.days.open(time);
        profile.hours.add(hour, Panes.INTERACTIONS, 1);
        profile.days.add(day, Panes.INTERACTIONS, 1);
        String touchpoint = touchpoints.of(interaction);
        signals.clear();
        catalogue.read(interaction, touchpoint, signals);
        if (interaction instanceof Click click) {
            observe(profile, click, touchpoint, late, hour, day);
        } else if (interaction instanceof Purchase purchase) {
            observe(profile, purchase, late, hour, day);
        } else if (interaction instanceof Support support) {
            observe(profile, support, late, hour, day);
        }
        if (policy.ignore().ignoresTouchpoint(touchpoint)) {
            signals.clear();
        }
        ExperienceRecorder.count(profile, signals, hour, day);
        if (!late) {
            profile.eventful = true;
            if (recorder.judge(profile, interaction, signals, touchpoint)) {
                profile.evidence.add(EventReference.to(interaction));
            }
        }
        return Observation.ACCEPTED;
    }

    private static void note(CustomerProfile profile, Envelope envelope, boolean late) {
        long time = envelope.eventTime();
        boolean first = profile.lastEventTime == Long.MIN_VALUE;
        profile.firstEventTime = first ? time : Math.min(profile.firstEventTime, time);
        profile.lastEventTime = Math.max(profile.lastEventTime, time);
        if (envelope.segment() != null && (!late || profile.segment == null)) {
            profile.segment = envelope.segment();
        }
    }

    private void observe(CustomerProfile profile, Click click, String touchpoint, boolean late, int hour, int day) {
        profile.clicks++;
        boolean activity = click.kind().countsAsActivity();
        boolean begins = activity && act(profile, click, late, hour, day);
        if (late) {
            JourneyTracker.followLate(profile, click);
        } else {
            journey.follow(profile, click, touchpoint, begins, signals);
        }
    }

    /** Counts what the customer did; whether a session begins with it. */
    private boolean act(CustomerProfile profile, Click click, boolean late, int hour, int day) {
        long time = click.eventTime();
        boolean counted = profile.days.count(time, Panes.ACTIONS) > 0;
        profile.activity.observe(OccasionClock.day(time), counted);
        profile.hours.add(hour, Panes.ACTIONS, 1);
        profile.days.add(day, Panes.ACTIONS, 1);
        boolean begins = !late && beginsSession(profile, click);
        if (begins) {
            profile.hours.add(hour, Panes.SESSIONS, 1);
            profile.days.add(day, Panes.SESSIONS, 1);
        }
        return begins;
    }

    /**
     * A session ends with a pause or with its greatest length, also where the source names it: a tab left open over night
     * is no session of two days. A name that is new begins one at once.
     */
    private boolean beginsSession(CustomerProfile profile, Click click) {
        String session = click.envelope().sessionId();
        long before = profile.lastActionAt;
        long time = click.eventTime();
        boolean first = before == Long.MIN_VALUE;
        boolean begins = first || time - before > sessionPause || isOverlong(profile, time);
        if (session != null) {
            int hash = session.hashCode();
            boolean same = !first && hash == profile.sessionHash;
            begins |= !same && isNew(profile, session, time);
            profile.sessionHash = hash;
        }
        profile.lastActionAt = time;
        if (begins) {
            profile.journey.sessionAt = time;
        }
        return begins;
    }

    private boolean isOverlong(CustomerProfile profile, long time) {
        long since = profile.journey.sessionAt;
        return since != Long.MIN_VALUE && time - since >= sessionLength;
    }

    /**
     * Whether this session was not seen within the deduplication span: two of them may take turns (a phone beside a
     * laptop). Kept among the event ids, by the complement of the hash, which keeps the two apart.
     */
    private boolean isNew(CustomerProfile profile, String session, long time) {
        murmur.hash(session.getBytes(StandardCharsets.UTF_8));
        return profile.eventIds.add(~murmur.high(), ~murmur.low(), time, deduplicationSpan);
    }

    private void observe(CustomerProfile profile, Purchase purchase, boolean late, int hour, int day) {
        profile.purchaseEvents++;
        long time = purchase.eventTime();
        if (purchase.kind().countsAsPurchase()) {
            boolean counted = profile.days.count(time, Panes.PURCHASES) > 0;
            profile.purchases.observe(OccasionClock.day(time), counted);
            profile.hours.add(hour, Panes.PURCHASES, 1);
            profile.days.add(day, Panes.PURCHASES, 1);
            long amount = profile.spending.add(purchase.amount(), purchase.currency());
            profile.hours.addSpend(hour, amount);
            profile.days.addSpend(day, amount);
            if (!late) {
                profile.churnEvidence.purchased(policy.churn().evidence());
                profile.evidence.purchased(EventReference.to(purchase));
            }
        }
        cases.follow(profile, purchase, late, signals);
        journey.follow(profile, purchase, late, signals);
        if (!late && purchase.kind() == PurchaseKind.CANCELLED) {
            profile.churnEvidence.add(Reason.ORDER_CANCELLED, 1, time, forgetting);
        }
        if (!late && purchase.kind() == PurchaseKind.SUBSCRIPTION_CANCELLED) {
            profile.churnEvidence.add(Reason.SUBSCRIPTION_CANCELLED, 1, time, forgetting);
        }
    }

    private void observe(CustomerProfile profile, Support support, boolean late, int hour, int day) {
        profile.supportEvents++;
        SupportKind kind = support.kind();
        if (kind == SupportKind.OPENED || kind == SupportKind.REOPENED || kind == SupportKind.COMPLAINT) {
            profile.hours.add(hour, Panes.CONTACTS, 1);
            profile.days.add(day, Panes.CONTACTS, 1);
            if (!late) {
                holdAgainstExposure(profile, support.eventTime());
            }
        }
        if (!late && kind == SupportKind.REFERRAL) {
            profile.churnEvidence.add(Reason.REFERRED, 1, support.eventTime(), forgetting);
        }
        cases.follow(profile, support, late, signals);
        if (!late) {
            journey.follow(profile, support, signals);
        }
    }

    /** Contacts alone say nothing: active customers make them. Only those that exposure does not explain count. */
    private void holdAgainstExposure(CustomerProfile profile, long time) {
        EvidenceRule rule = policy.churn().evidenceRule();
        int contacts = profile.days.sum(time, rule.contactDays(), Panes.CONTACTS);
        int purchases = profile.days.sum(time, rule.contactDays(), Panes.PURCHASES);
        int visits = profile.days.sum(time, rule.contactDays(), Panes.SESSIONS);
        double excess = Math.min(1, contacts - rule.expected(purchases, visits));
        if (excess > 0) {
            profile.churnEvidence.add(Reason.FREQUENT_CONTACT, excess, time, forgetting);
        }
    }
}
