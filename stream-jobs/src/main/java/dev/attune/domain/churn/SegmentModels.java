package dev.attune.domain.churn;

import dev.attune.domain.policy.SegmentParameters;

/**
 * The bare models of one segment, neither evidence nor calibration.
 *
 * @param purchases of purchase days
 * @param activity of session-days
 * @param spend per purchase
 */
public record SegmentModels(PurchaseModel purchases, PurchaseModel activity, SpendModel spend) {

    SegmentModels(SegmentParameters parameters) {
        this(
                new PurchaseModel(parameters.purchase()),
                new PurchaseModel(parameters.activity()),
                new SpendModel(parameters.spend()));
    }
}
