package dev.attune.domain.policy;

import java.io.Serializable;

/**
 * What a segment of customers has of its own.
 *
 * @param purchase model of purchase days
 * @param activity model of session-days
 * @param spend model of the spend per purchase
 */
public record SegmentParameters(ModelParameters purchase, ModelParameters activity, SpendParameters spend)
        implements Serializable {

    void check(String key, PolicyRules rules) {
        purchase.check(key + ".purchase", rules);
        activity.check(key + ".activity", rules);
        spend.check(key + ".spend", rules);
    }
}
