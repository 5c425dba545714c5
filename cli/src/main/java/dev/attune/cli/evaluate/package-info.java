/**
 * {@code attune evaluate}: how good alerts and risks proved to be.
 *
 * <p>This room must not change what it judges: it reads files, and knows nothing of the job.
 */
@NullMarked
package dev.attune.cli.evaluate;

import org.jspecify.annotations.NullMarked;
