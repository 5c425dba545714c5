/**
 * The way in: topics and files to validated interactions; whatever cannot pass leaves by a named exit.
 *
 * <p>This room must not judge customers: it knows events, not people.
 */
@NullMarked
package dev.attune.intake;

import org.jspecify.annotations.NullMarked;
