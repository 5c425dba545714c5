package dev.attune.control;

import dev.attune.domain.feedback.FeedbackRules;
import java.util.List;

/** What a log of feedback comes to, as the job takes it: without copies, and each from when the job said it holds. */
public final class StandingFeedback {

    private static final byte[] NO_BODY = {};

    private StandingFeedback() {}

    /**
     * In the order in which it takes effect.
     *
     * @param log in the order of its topic, each at an offset of its own
     */
    public static List<GivenFeedback> of(List<GivenFeedback> log) {
        List<ControlRecord.Said> sound = log.stream()
                .filter(given -> FeedbackRules.problems(given.feedback(), given.statedAt())
                        .isEmpty())
                .map(given -> new ControlRecord.Said(given, NO_BODY))
                .toList();
        return new FeedbackBook()
                .standing(sound).stream()
                        .map(ControlRecord.Said::given)
                        .sorted(GivenFeedback.ORDER)
                        .toList();
    }
}
