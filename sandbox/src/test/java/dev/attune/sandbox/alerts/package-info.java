/**
 * The way out on real parts: the sink writes, the commands read.
 *
 * <p>This room must not judge what an alert says.
 */
@NullMarked
package dev.attune.sandbox.alerts;

import org.jspecify.annotations.NullMarked;
