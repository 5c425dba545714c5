/**
 * Histories of customers gathered by a bounded job, for a fit.
 *
 * <p>This room must not fit: what histories mean is the fit's business.
 */
@NullMarked
package dev.attune.calibration;

import org.jspecify.annotations.NullMarked;
