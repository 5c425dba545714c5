/**
 * What an evaluation found, as sections of rows, and how that reads as text and as JSON.
 *
 * <p>This room must not compute a measure.
 */
@NullMarked
package dev.attune.cli.evaluate.report;

import org.jspecify.annotations.NullMarked;
