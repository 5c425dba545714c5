/**
 * {@code attune topics}: brings the cluster's topics and the registry's schemas to what the contracts say.
 *
 * <p>This room must not delete anything, nor move keys between partitions.
 */
@NullMarked
package dev.attune.cli.topics;

import org.jspecify.annotations.NullMarked;
