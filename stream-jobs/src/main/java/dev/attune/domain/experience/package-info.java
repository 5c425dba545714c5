/**
 * What an interaction was like for the customer: signals with their satisfaction, the index, and the detector of a drop.
 *
 * <p>This room must not decide what is told: it knows neither episodes nor alerts.
 */
@NullMarked
package dev.attune.domain.experience;

import org.jspecify.annotations.NullMarked;
