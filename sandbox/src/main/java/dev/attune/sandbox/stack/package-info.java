/**
 * The whole product on this machine: broker, registry, Flink cluster and job, started in order and ended together.
 *
 * <p>It must not talk to a person except through {@link dev.attune.sandbox.stack.StartProgress}.
 */
@NullMarked
package dev.attune.sandbox.stack;

import org.jspecify.annotations.NullMarked;
