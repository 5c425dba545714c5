/**
 * The door for what people change while the job runs (policies, models, feed status): each change gets the one instant of event
 * time from which it holds for every customer.
 *
 * <p>This room must not say what a change means for a customer, nor know customers at all.
 */
@NullMarked
package dev.attune.control;

import org.jspecify.annotations.NullMarked;
