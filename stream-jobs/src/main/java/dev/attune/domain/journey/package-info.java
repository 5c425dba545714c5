/**
 * A customer's way from step to step: what several steps together tell that none of them tells alone.
 *
 * <p>This room must not judge what it finds: how bad it is and whom it concerns is decided elsewhere.
 */
@NullMarked
package dev.attune.domain.journey;

import org.jspecify.annotations.NullMarked;
