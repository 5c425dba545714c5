/**
 * Plain rules to compare with: rankings from a row of the customers file, alert rules from raw events.
 *
 * <p>This room must not use the detectors of the product: what it needs of a formula it writes down itself.
 */
@NullMarked
package dev.attune.cli.evaluate.rules;

import org.jspecify.annotations.NullMarked;
