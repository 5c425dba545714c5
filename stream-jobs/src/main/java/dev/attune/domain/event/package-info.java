/**
 * What happened: interactions as the customer model consumes them, typed and validated.
 *
 * <p>This room must not know where an interaction came from: no Avro, no Kafka, no Flink.
 */
@NullMarked
package dev.attune.domain.event;

import org.jspecify.annotations.NullMarked;
