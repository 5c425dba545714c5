/**
 * A real Kafka broker on loopback, in a process of its own or inside the JVM of a test.
 *
 * <p>It must not know topics, schemas or what the records mean.
 */
@NullMarked
package dev.attune.sandbox.kafka;

import org.jspecify.annotations.NullMarked;
