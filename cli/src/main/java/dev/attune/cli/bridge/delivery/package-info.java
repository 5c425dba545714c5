/**
 * The way of alerts from their topics to receivers: each receiver by itself, in order per alert, tried again, put aside
 * where that does not help, and only then behind it.
 *
 * <p>This room must not know what a receiver's language is, nor let one receiver wait for another.
 */
@NullMarked
package dev.attune.cli.bridge.delivery;

import org.jspecify.annotations.NullMarked;
