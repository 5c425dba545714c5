/**
 * The fleet detector over a series of one's own: what would it have found, and when.
 *
 * <p>This room must not detect anything itself: the detector is the domain's.
 */
@NullMarked
package dev.attune.cli.detect;

import org.jspecify.annotations.NullMarked;
