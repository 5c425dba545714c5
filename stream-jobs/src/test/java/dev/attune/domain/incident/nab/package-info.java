/**
 * The scoring of the Numenta Anomaly Benchmark (Lavin and Ahmad 2015), written anew from its paper, to measure the fleet
 * detector with.
 *
 * <p>This room must not know the detector but in the tests that judge it.
 */
@NullMarked
package dev.attune.domain.incident.nab;

import org.jspecify.annotations.NullMarked;
