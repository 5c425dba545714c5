/**
 * The way out: domain decisions to Avro records, keys, headers and guarantees.
 *
 * <p>This room must not change what was decided, nor read input.
 */
@NullMarked
package dev.attune.delivery;

import org.jspecify.annotations.NullMarked;
