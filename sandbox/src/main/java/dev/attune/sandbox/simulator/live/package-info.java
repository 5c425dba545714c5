/**
 * The simulated population as it arrives: over a network, some late, some twice, some broken, faster than life.
 *
 * <p>This room must not make events of its own but broken ones: what happens is the population's affair.
 */
@NullMarked
package dev.attune.sandbox.simulator.live;

import org.jspecify.annotations.NullMarked;
