/**
 * Names of things found in the stream that are the same in every run.
 *
 * <p>This room must not know what the things are.
 */
@NullMarked
package dev.attune.domain.identity;

import org.jspecify.annotations.NullMarked;
