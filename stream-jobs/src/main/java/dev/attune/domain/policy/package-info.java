/**
 * The policy: weights, thresholds, priors and routes in force, their defaults and the rules they must keep.
 *
 * <p>This room must not decide anything about a customer, nor know where a policy was read from; it depends on the
 * vocabulary of events only, so that every deciding room can depend on it.
 */
@NullMarked
package dev.attune.domain.policy;

import org.jspecify.annotations.NullMarked;
