/**
 * A real schema registry (Apicurio, Confluent API) on loopback.
 *
 * <p>It must not know which subjects are registered in it.
 */
@NullMarked
package dev.attune.sandbox.registry;

import org.jspecify.annotations.NullMarked;
