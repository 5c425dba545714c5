/**
 * Programs that measure: the throughput ladder and the kernels. Compare as ratios within one run.
 *
 * <p>This room must not be depended on, nor assert anything: what it prints is for people.
 */
@NullMarked
package dev.attune.bench;

import org.jspecify.annotations.NullMarked;
