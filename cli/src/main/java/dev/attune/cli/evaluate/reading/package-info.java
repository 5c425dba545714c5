/**
 * The files that an evaluation reads: alerts, customers, truth, raw events. Every problem of every file is reported at
 * once.
 *
 * <p>This room must not measure anything.
 */
@NullMarked
package dev.attune.cli.evaluate.reading;

import org.jspecify.annotations.NullMarked;
