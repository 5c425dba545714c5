package dev.attune.domain.policy;

import java.util.Locale;

/** When a customer can leave: which purchase models there are. */
public enum ModelFamily {
    /** After any purchase, the first included: MBG/NBD and MBG/CNBD-k, what alerts are made with. */
    MBG,

    /**
     * After any purchase but the first: BG/NBD and BG/CNBD-k. It calls every one-time buyer alive with certainty, so it is
     * for verification against published figures, not for alerts.
     */
    BG;

    /** As policy and model files spell it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
