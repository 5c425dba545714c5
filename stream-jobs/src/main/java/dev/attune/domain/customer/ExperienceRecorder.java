package dev.attune.domain.customer;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.DropDetector;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;

/** Enters the signals of one moment into everything that remembers experience. */
final class ExperienceRecorder {

    private final Policy policy;
    private final DropDetector detector;

    ExperienceRecorder(Policy policy, DropDetector detector) {
        this.policy = policy;
        this.detector = detector;
    }

    /** In order of event time only: detector, index, churn evidence. True where a signal was negative. */
    boolean judge(CustomerProfile profile, Signals signals, String touchpoint, long eventTime) {
        if (signals.size() == 0) {
            return false;
        }
        boolean learning = detector.observe(profile.drop, signals, touchpoint, eventTime);
        profile.index.observe(signals.satisfaction(), eventTime, learning, policy.experience());
        boolean negative = false;
        for (int i = 0; i < signals.size(); i++) {
            if (signals.isNegative(i)) {
                negative = true;
                profile.churnEvidence.add(Reason.of(signals.kind(i)), 1, eventTime, policy.churn());
            }
        }
        return negative;
    }

    /** In any order: errors and frictions of the windows. */
    static void count(CustomerProfile profile, Signals signals, int hour, int day) {
        for (int i = 0; i < signals.size(); i++) {
            if (signals.isNegative(i)) {
                int counter = signals.kind(i) == SignalKind.PAGE_ERROR ? Panes.ERRORS : Panes.FRICTIONS;
                profile.hours.add(hour, counter, 1);
                profile.days.add(day, counter, 1);
            }
        }
    }
}
