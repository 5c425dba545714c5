/**
 * What receivers did not take, in {@code cx.undelivered.v1}: kept, listed, driven again.
 *
 * <p>This room must not hold what an alert says: only where it stands.
 */
@NullMarked
package dev.attune.cli.bridge.undelivered;

import org.jspecify.annotations.NullMarked;
