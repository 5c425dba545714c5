/**
 * An evaluation as one self-contained page: charts as inline SVG, and every figure in a table.
 *
 * <p>This room must not compute a measure, nor refer to anything outside the page.
 */
@NullMarked
package dev.attune.cli.evaluate.page;

import org.jspecify.annotations.NullMarked;
