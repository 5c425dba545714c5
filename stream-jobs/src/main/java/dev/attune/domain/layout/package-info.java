/**
 * How state is laid out in bytes: variable-length numbers and texts over the JDK's data streams.
 *
 * <p>This room must not know what the bytes mean.
 */
@NullMarked
package dev.attune.domain.layout;

import org.jspecify.annotations.NullMarked;
