/**
 * From bytes of a topic to a record of our schema, by the schema its writer used.
 *
 * <p>This room must not look into what a record says, nor let any exception but a rejection out for a bad one.
 */
@NullMarked
package dev.attune.intake.decode;

import org.jspecify.annotations.NullMarked;
