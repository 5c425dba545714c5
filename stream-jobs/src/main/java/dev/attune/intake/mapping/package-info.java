/**
 * From a decoded record of one of our schemas to an interaction: typed, normalised, validated.
 *
 * <p>This room must not know where the record came from: topic or file, it is judged the same.
 */
@NullMarked
package dev.attune.intake.mapping;

import org.jspecify.annotations.NullMarked;
