/**
 * The policy from the command line: what is in force, what would change, and changing it.
 *
 * <p>This room must not judge a policy by rules of its own: what the job would refuse is refused here for the same reason.
 */
@NullMarked
package dev.attune.cli.policy;

import org.jspecify.annotations.NullMarked;
