/**
 * The measures of a forecast, pure: numbers in, figures with their uncertainty out.
 *
 * <p>This room must not read files or know what an alert is, and must not borrow from the detectors it judges.
 */
@NullMarked
package dev.attune.cli.evaluate.measure;

import org.jspecify.annotations.NullMarked;
