/**
 * The pulse of the shop in the job: steps of customers are summed where they come from, then by pulse, and told when
 * their window of event time ends.
 *
 * <p>This room must not judge customers, nor know where a pulse is delivered.
 */
@NullMarked
package dev.attune.pulse;

import org.jspecify.annotations.NullMarked;
