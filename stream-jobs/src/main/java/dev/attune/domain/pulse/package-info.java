/**
 * The pulse of the shop as a whole: sums over customers by window of event time, in whole numbers, so that no order of
 * arrival and no parallelism changes them.
 *
 * <p>This room must not know any single customer.
 */
@NullMarked
package dev.attune.domain.pulse;

import org.jspecify.annotations.NullMarked;
