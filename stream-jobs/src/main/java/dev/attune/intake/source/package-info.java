/**
 * The Kafka end of intake: what the source calls per record, and how partitions tell time.
 *
 * <p>This room must not decode or judge events itself.
 */
@NullMarked
package dev.attune.intake.source;

import org.jspecify.annotations.NullMarked;
