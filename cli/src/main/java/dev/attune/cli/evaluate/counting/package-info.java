/**
 * Alerts held against what really happened, counted as the specification says (its section on how quality is counted).
 *
 * <p>This room must not read files, and must not know how any alert came about.
 */
@NullMarked
package dev.attune.cli.evaluate.counting;

import org.jspecify.annotations.NullMarked;
