/**
 * The life of a run: its directory, its signals, its start and its end, and the commands {@code up} and {@code down}.
 *
 * <p>It must not know what a demonstration shows.
 */
@NullMarked
package dev.attune.sandbox.lifecycle;

import org.jspecify.annotations.NullMarked;
