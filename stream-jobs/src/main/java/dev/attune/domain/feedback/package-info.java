/**
 * What people say about alerts, and how alerts turn out: feedback, mutes, snoozes, outcomes awaited and known.
 *
 * <p>This room must not judge customers, nor say when an episode opens or ends.
 */
@NullMarked
package dev.attune.domain.feedback;

import org.jspecify.annotations.NullMarked;
