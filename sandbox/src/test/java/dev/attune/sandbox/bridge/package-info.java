/**
 * The bridge between a real broker and real receivers.
 *
 * <p>This room must not look inside the bridge: it starts the command and watches what arrives.
 */
@NullMarked
package dev.attune.sandbox.bridge;

import org.jspecify.annotations.NullMarked;
