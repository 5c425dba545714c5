/**
 * The fleet: what many customers met at one touchpoint, summed by window of event time in whole numbers, and what is
 * found in it.
 *
 * <p>This room must not know any single customer beyond a hash, nor what is told of one.
 */
@NullMarked
package dev.attune.domain.incident;

import org.jspecify.annotations.NullMarked;
