/**
 * The one keyed operator: order, deduplicate, observe, assess, decide; it owns its state and timers.
 *
 * <p>This room must not decide anything itself: decisions come from the domain.
 */
@NullMarked
package dev.attune.customer;

import org.jspecify.annotations.NullMarked;
