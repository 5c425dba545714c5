/**
 * How a task stands still for what it cannot do without: a schema registry that does not answer.
 *
 * <p>This room must not decide what happens once there is an answer, and its time is processing time: never event time.
 */
@NullMarked
package dev.attune.waiting;

import org.jspecify.annotations.NullMarked;
