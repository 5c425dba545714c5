/**
 * Whether a customer has left: purchase models, evidence, risk with its additive explanation, and the exact instant at
 * which silence crosses a threshold.
 *
 * <p>This room must not remember anything: state is the customer's, time comes in as an argument.
 */
@NullMarked
package dev.attune.domain.churn;

import org.jspecify.annotations.NullMarked;
