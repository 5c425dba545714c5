/**
 * Alerts as episodes: enter and exit thresholds, severity, lifecycle, and the revision that is told.
 *
 * <p>This room must not know how a score came about, nor where a revision is delivered.
 */
@NullMarked
package dev.attune.domain.episode;

import org.jspecify.annotations.NullMarked;
