/**
 * The entry points: parse, build the ends, define, execute.
 *
 * <p>This room must not be imported by any other.
 */
@NullMarked
package dev.attune.job;

import org.jspecify.annotations.NullMarked;
