/**
 * What time it is for an operator with two inputs.
 *
 * <p>This room must not know what the inputs bring, nor what is due at any time; and its time is event time only.
 */
@NullMarked
package dev.attune.clock;

import org.jspecify.annotations.NullMarked;
