/**
 * Where outcomes of alerts come together, and what they say of the alerts as metrics.
 *
 * <p>This room must not decide how an alert turned out, nor what is told of it.
 */
@NullMarked
package dev.attune.quality;

import org.jspecify.annotations.NullMarked;
