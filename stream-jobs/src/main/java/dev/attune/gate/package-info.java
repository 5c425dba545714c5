/**
 * The gate between customers and delivery: holds drops until it is known whether an incident explains them.
 *
 * <p>This room must not find incidents, nor judge customers; churn risks and health do not come here.
 */
@NullMarked
package dev.attune.gate;

import org.jspecify.annotations.NullMarked;
