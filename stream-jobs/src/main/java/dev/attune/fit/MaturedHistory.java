package dev.attune.fit;

import dev.attune.domain.churn.ChurnInputs.Clock;

/**
 * A customer as they stood one horizon ago, and what became of them since: a label that time has made.
 *
 * @param horizonDays how long ago
 * @param purchases as of then, at least one
 * @param activity as of then; {@link Clock#NEVER} where there was none
 * @param silent whether there has been no purchase since
 */
public record MaturedHistory(int horizonDays, Clock purchases, Clock activity, boolean silent) {}
