package dev.attune.domain.customer;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Purchase;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.event.Support;
import dev.attune.domain.event.SupportKind;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.journey.ClickBurst;
import dev.attune.domain.journey.Finding;
import dev.attune.domain.journey.FormAttempts;
import dev.attune.domain.journey.IgnoredElements;
import dev.attune.domain.journey.PageTrail;
import dev.attune.domain.journey.RecentContacts;
import dev.attune.domain.policy.JourneyPolicy;
import dev.attune.domain.policy.Policy;
import org.jspecify.annotations.Nullable;

/**
 * Follows a customer's way from step to step, and adds the signals that only several steps can tell, or a step that did
 * not come: rage and dead clicks, loops, retries, abandoned checkouts, hops between channels, marketing at the wrong time.
 *
 * <p>Whatever was due before an event is heard before it, whenever that is looked for: so a wait of a second ends at its
 * own moment, and neither the length of a tick nor how often somebody looks changes what is heard.
 */
final class JourneyTracker {

    private final JourneyPolicy policy;
    private final ExperienceRecorder recorder;
    private final IgnoredElements ignored;
    private final long deadAfter;
    private final long abandonedAfter;
    private final long hopWithin;
    private final long pause;
    private final long seriousFor;
    private final Signals missed = new Signals();
    private FeedOutages outages = FeedOutages.NONE;

    JourneyTracker(Policy policy, ExperienceRecorder recorder) {
        this.policy = policy.journey();
        this.recorder = recorder;
        this.ignored = new IgnoredElements(this.policy.ignoredElements());
        this.deadAfter = this.policy.deadClick().waitMs();
        this.abandonedAfter = this.policy.abandonedAfter().toMillis();
        this.hopWithin = this.policy.channelHopWithin().toMillis();
        this.pause = this.policy.sessionPause().toMillis();
        this.seriousFor = this.policy.seriousFor().toMillis();
    }

    void hear(FeedOutages heard) {
        outages = heard;
    }

    /**
     * Takes in a step on a page, in order of event time.
     *
     * @param begins whether a session begins with it
     */
    void follow(CustomerProfile profile, Click click, String touchpoint, boolean begins, Signals signals) {
        JourneyMemory memory = profile.journey;
        if (begins) {
            begin(memory, signals);
        }
        switch (click.kind()) {
            case CONTACT_SENT -> {
                boolean serious = profile.cases.anySerious(click.eventTime() - seriousFor);
                signals.addTrouble(SignalKind.CONTRADICTION, serious);
                return;
            }
            case CLICK -> press(memory, click, touchpoint, signals);
            case PAGE_VIEW -> view(memory, click, signals);
            case FORM -> send(memory, click, signals);
            case CHECKOUT -> memory.checkout = AwaitedStep.of(click, touchpoint);
            case REACTION -> memory.reacting |= bit(click.envelope().channel());
            case SEARCH, CART, ERROR, OTHER -> {}
        }
        if (click.kind() != ClickKind.CLICK) {
            answer(memory, click, signals);
        }
    }

    private static void begin(JourneyMemory memory, Signals signals) {
        memory.burst = null;
        memory.form = null;
        memory.click = unlessTold(memory.click);
        if (memory.trail != null && memory.trail.begin() == Finding.FINE) {
            signals.addTrouble(SignalKind.PAGE_LOOP, false);
        }
    }

    private static @Nullable AwaitedStep unlessTold(@Nullable AwaitedStep click) {
        return click != null && click.told() ? null : click;
    }

    private void press(JourneyMemory memory, Click click, String touchpoint, Signals signals) {
        if (ClickBurst.canTell(click)) {
            ClickBurst burst = memory.burst == null ? new ClickBurst() : memory.burst;
            memory.burst = burst;
            Finding finding = burst.observe(click, policy.rageClick());
            if (finding != Finding.TROUBLE || !ignored.holds(click.element())) {
                add(SignalKind.RAGE_CLICK, finding, signals);
            }
        }
        boolean heard = (memory.reacting & bit(click.envelope().channel())) != 0;
        AwaitedStep waiting = memory.click;
        boolean another = waiting == null || (waiting.told() && !waiting.isAt(click));
        if (heard && another) {
            memory.click = ignored.holds(click.element()) ? null : AwaitedStep.of(click, touchpoint);
        }
    }

    /** The page did something: whatever was clicked before had its effect. */
    private void answer(JourneyMemory memory, Click effect, Signals signals) {
        AwaitedStep waiting = memory.click;
        if (waiting != null && waiting.channel() == effect.envelope().channel()) {
            memory.click = null;
            if (!waiting.told()) {
                signals.addTrouble(SignalKind.DEAD_CLICK, false);
            }
        }
        boolean answers = effect.kind() == ClickKind.REACTION || effect.kind() == ClickKind.PAGE_VIEW;
        if (answers && policy.rageClick().unanswered()) {
            memory.burst = null;
        }
    }

    private void view(JourneyMemory memory, Click view, Signals signals) {
        if (memory.form != null && memory.form.endsWith(view)) {
            memory.form = null;
        }
        if (view.page() != null) {
            PageTrail trail = memory.trail == null ? new PageTrail() : memory.trail;
            memory.trail = trail;
            add(SignalKind.PAGE_LOOP, trail.observe(view, policy.loopRounds()), signals);
        }
    }

    private void send(JourneyMemory memory, Click form, Signals signals) {
        if (FormAttempts.canTell(form)) {
            FormAttempts attempts = memory.form == null ? new FormAttempts() : memory.form;
            memory.form = attempts;
            add(SignalKind.FORM_RETRY, attempts.observe(form, policy), signals);
        }
    }

    private static void add(SignalKind kind, Finding finding, Signals signals) {
        if (finding != Finding.NOTHING) {
            signals.addTrouble(kind, finding == Finding.TROUBLE);
        }
    }

    /** Takes in a step of an order: a purchase ends a checkout, one that comes late without a word. */
    void follow(CustomerProfile profile, Purchase purchase, boolean late, Signals signals) {
        AwaitedStep checkout = profile.journey.checkout;
        boolean bought = purchase.kind().countsAsPurchase();
        if (checkout == null || purchase.eventTime() < checkout.at()) {
            return;
        }
        if (bought || purchase.kind() == PurchaseKind.PAYMENT_FAILED) {
            profile.journey.checkout = null;
        }
        if (bought && !late) {
            signals.addTrouble(SignalKind.CHECKOUT_ABANDONMENT, false);
        }
    }

    /** Takes in a step of a case, in order of event time. */
    void follow(CustomerProfile profile, Support support, Signals signals) {
        boolean contact = support.kind() == SupportKind.OPENED
                || support.kind() == SupportKind.REOPENED
                || support.kind() == SupportKind.COMPLAINT;
        if (contact && RecentContacts.canTell(support)) {
            JourneyMemory memory = profile.journey;
            RecentContacts contacts = memory.contacts == null ? new RecentContacts() : memory.contacts;
            memory.contacts = contacts;
            add(SignalKind.CHANNEL_HOP, contacts.observe(support, hopWithin), signals);
        }
    }

    /** A reaction that comes late still answered its click, if nobody said otherwise yet. */
    static void followLate(CustomerProfile profile, Click click) {
        AwaitedStep waiting = profile.journey.click;
        boolean effect = click.kind().countsAsActivity() && click.kind() != ClickKind.CLICK;
        if (waiting != null
                && !waiting.told()
                && (effect || click.kind() == ClickKind.REACTION)
                && waiting.channel() == click.envelope().channel()
                && click.eventTime() >= waiting.at()) {
            profile.journey.click = null;
        }
    }

    /** When something next has not come, epoch milliseconds; {@link FeedOutages#NEVER} for never. */
    long nextDue(CustomerProfile profile) {
        JourneyMemory memory = profile.journey;
        return Math.min(clickDue(memory), checkoutDue(memory));
    }

    private long clickDue(JourneyMemory memory) {
        AwaitedStep click = memory.click;
        return click == null || click.told() ? FeedOutages.NEVER : click.at() + deadAfter;
    }

    private long checkoutDue(JourneyMemory memory) {
        AwaitedStep checkout = memory.checkout;
        return checkout == null ? FeedOutages.NEVER : checkout.at() + abandonedAfter;
    }

    /** Hears what had not come before an instant: each is a signal of the moment its wait ended. */
    void settle(CustomerProfile profile, long before) {
        for (long due = nextDue(profile); due < before; due = nextDue(profile)) {
            settleNext(profile, due);
        }
    }

    /** Hears the one thing that has not come at {@link #nextDue}. */
    void settleNext(CustomerProfile profile, long due) {
        JourneyMemory memory = profile.journey;
        AwaitedStep click = memory.click;
        AwaitedStep checkout = memory.checkout;
        if (click != null && clickDue(memory) == due) {
            boolean heard = wasDelivered(EventStream.CLICK, click.at(), due);
            memory.click = heard ? click.afterTelling() : null;
            if (heard) {
                miss(profile, SignalKind.DEAD_CLICK, click, due);
            }
        } else if (checkout != null) {
            memory.checkout = null;
            if (wasDelivered(EventStream.CLICK, checkout.at(), due)
                    && wasDelivered(EventStream.PURCHASE, checkout.at(), due)) {
                miss(profile, SignalKind.CHECKOUT_ABANDONMENT, checkout, due);
            }
        }
    }

    private boolean wasDelivered(EventStream feed, long from, long to) {
        return outages.staleBetween(feed, from, to + 1) == 0;
    }

    private void miss(CustomerProfile profile, SignalKind kind, AwaitedStep step, long due) {
        missed.clear();
        missed.addTrouble(kind, true);
        profile.eventful = true;
        profile.evidence.add(step.step());
        recorder.judge(profile, missed, step.touchpoint(), due);
        ExperienceRecorder.count(profile, missed, profile.hours.open(due), profile.days.open(due));
    }

    /** Lets go of what nothing can follow from any more. */
    void rest(CustomerProfile profile, long at) {
        JourneyMemory memory = profile.journey;
        if (memory.burst != null && memory.burst.isOver(at, policy.rageClick())) {
            memory.burst = null;
        }
        if (memory.sessionAt != Long.MIN_VALUE && at - profile.lastActionAt > pause) {
            memory.sessionAt = Long.MIN_VALUE;
            memory.form = null;
            memory.click = unlessTold(memory.click);
            if (memory.trail != null) {
                memory.trail.rest();
                memory.trail = memory.trail.isEmpty() ? null : memory.trail;
            }
        }
        if (memory.contacts != null) {
            memory.contacts.forget(at, hopWithin);
            memory.contacts = memory.contacts.isEmpty() ? null : memory.contacts;
        }
    }

    private static int bit(Channel channel) {
        return 1 << channel.ordinal();
    }
}
