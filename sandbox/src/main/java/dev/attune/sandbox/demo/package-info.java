/**
 * The demonstration: the whole product on a simulated population, its alerts in the terminal and its figures at the end.
 *
 * <p>It must not compute what the job computes: it reads topics and metrics like any other user.
 */
@NullMarked
package dev.attune.sandbox.demo;

import org.jspecify.annotations.NullMarked;
