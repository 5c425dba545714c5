/**
 * The catalogue of metrics and how they are registered.
 *
 * <p>This room must not put customer identifiers into labels.
 */
@NullMarked
package dev.attune.telemetry;

import org.jspecify.annotations.NullMarked;
