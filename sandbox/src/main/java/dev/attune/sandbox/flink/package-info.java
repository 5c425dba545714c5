/**
 * A real Flink cluster on loopback: a job manager and task managers as separate processes.
 *
 * <p>It must not know what its jobs compute.
 */
@NullMarked
package dev.attune.sandbox.flink;

import org.jspecify.annotations.NullMarked;
