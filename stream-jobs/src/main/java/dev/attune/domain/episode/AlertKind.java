package dev.attune.domain.episode;

/** What an episode is about; one episode per customer and kind at a time. The ordinal is written to state: append only. */
public enum AlertKind {
    CHURN_RISK,
    EXPERIENCE_DROP,
    /** Who was about to leave showed a sign of life, and the risk fell. */
    RISK_RECOVERED,
    /** Who fell short of what they expect has it again. */
    EXPERIENCE_RECOVERED,
    /** Who has clearly more than they expect. */
    EXPERIENCE_DELIGHTED;

    /** Whether nothing is to be done: told for information, where the policy asks for it. */
    public boolean isGoodNews() {
        return switch (this) {
            case CHURN_RISK, EXPERIENCE_DROP -> false;
            case RISK_RECOVERED, EXPERIENCE_RECOVERED, EXPERIENCE_DELIGHTED -> true;
        };
    }
}
