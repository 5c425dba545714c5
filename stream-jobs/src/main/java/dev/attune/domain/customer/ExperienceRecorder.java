package dev.attune.domain.customer;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.DropDetector;
import dev.attune.domain.experience.HalfLife;
import dev.attune.domain.experience.RiseState;
import dev.attune.domain.experience.SignalListener;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import org.jspecify.annotations.Nullable;

/** Enters the signals of one moment into everything that remembers experience. */
final class ExperienceRecorder {

    /** Log-likelihood ratio from which a moment speaks for a drop: that of one a whole shift worse than expected. */
    private static final double TELLING = 0.5;

    private final Policy policy;
    private final DropDetector detector;
    private final Forgetting forgetting;
    private SignalListener listener = (signals, touchpoint) -> {};
    private final HalfLife indexHalfLife;
    private final HalfLife baselineHalfLife;
    private final EncounterTeller encounters;

    ExperienceRecorder(Policy policy, DropDetector detector, Forgetting forgetting, EncounterTeller encounters) {
        this.encounters = encounters;
        this.forgetting = forgetting;
        this.policy = policy;
        this.indexHalfLife = new HalfLife(policy.experience().indexHalfLifeDays());
        this.baselineHalfLife = new HalfLife(policy.experience().baselineHalfLifeDays());
        this.detector = detector;
    }

    void tell(SignalListener told) {
        listener = told;
    }

    /**
     * In order of event time only: detector, index, churn evidence.
     *
     * @return whether the moment is worth remembering by name: a negative signal, or one worse than expected while a drop
     *     is suspected
     */
    boolean judge(CustomerProfile profile, Signals signals, String touchpoint, long eventTime) {
        return judge(profile, signals, touchpoint, eventTime, null);
    }

    /**
     * What did not come, or shows only later; nothing at a touchpoint that the policy ignores.
     *
     * @param partner who was to do what did not come; null where nobody else was, or nobody knows who
     */
    boolean judge(
            CustomerProfile profile, Signals signals, String touchpoint, long eventTime, @Nullable String partner) {
        if (policy.ignore().ignoresTouchpoint(touchpoint)) {
            return false;
        }
        encounters.meet(profile, signals, eventTime, partner);
        boolean telling = signals.size() > 0 && enter(profile, signals, touchpoint, eventTime);
        encounters.met(profile, signals, touchpoint, eventTime);
        return telling;
    }

    /** The same of the event itself, and not of what shows only with it. */
    boolean judge(CustomerProfile profile, Interaction interaction, Signals signals, String touchpoint) {
        long eventTime = interaction.eventTime();
        encounters.meet(profile, signals, eventTime, interaction);
        boolean telling = signals.size() > 0 && enter(profile, signals, touchpoint, eventTime);
        encounters.met(profile, signals, touchpoint, eventTime);
        return telling;
    }

    private boolean enter(CustomerProfile profile, Signals signals, String touchpoint, long eventTime) {
        double ratio = detector.observe(profile.drop, rise(profile), profile.segment, signals, touchpoint, eventTime);
        boolean suspected = detector.suspects(profile.drop);
        if (!suspected) {
            listener.learned(signals, touchpoint);
        }
        if (signals.isFelt()) {
            double weight = signals.weight(policy.experience());
            profile.index.observe(
                    signals.satisfaction(), weight, eventTime, !suspected, indexHalfLife, baselineHalfLife);
        }
        boolean telling = suspected && ratio >= TELLING;
        for (int i = 0; i < signals.size(); i++) {
            if (signals.isNegative(i)) {
                telling = true;
                profile.churnEvidence.add(Reason.of(signals.kind(i)), 1, eventTime, forgetting);
            }
        }
        return telling;
    }

    private @Nullable RiseState rise(CustomerProfile profile) {
        if (!policy.experience().tellDelighted()) {
            return null;
        }
        if (profile.gains == null) {
            profile.gains = new Gains();
        }
        return profile.gains.rise;
    }

    private static boolean isError(SignalKind kind) {
        return kind == SignalKind.PAGE_ERROR || kind == SignalKind.PAGE_REFUSAL || kind == SignalKind.CHECKOUT_FAILURE;
    }

    /** In any order: errors and frictions of the windows. */
    static void count(CustomerProfile profile, Signals signals, int hour, int day) {
        for (int i = 0; i < signals.size(); i++) {
            if (signals.isNegative(i)) {
                int counter = isError(signals.kind(i)) ? Panes.ERRORS : Panes.FRICTIONS;
                profile.hours.add(hour, counter, 1);
                profile.days.add(day, counter, 1);
            }
        }
    }
}
