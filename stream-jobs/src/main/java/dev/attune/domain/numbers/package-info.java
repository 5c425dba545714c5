/**
 * Functions of numbers, the same to the last bit wherever they run.
 *
 * <p>This room must not know what the numbers mean.
 */
@NullMarked
package dev.attune.domain.numbers;

import org.jspecify.annotations.NullMarked;
