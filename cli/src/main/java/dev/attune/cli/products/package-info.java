/**
 * Products for people: which of them customers come back for.
 *
 * <p>This room must not count anew: what it says is in the pulses.
 */
@NullMarked
package dev.attune.cli.products;

import org.jspecify.annotations.NullMarked;
