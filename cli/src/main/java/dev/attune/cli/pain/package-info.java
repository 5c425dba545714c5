/**
 * What hurts, for people: touchpoints and features by what they cost, and whose they are.
 *
 * <p>This room must not count anew: what it says is in the pulses.
 */
@NullMarked
package dev.attune.cli.pain;

import org.jspecify.annotations.NullMarked;
