/**
 * Reads records of our topics as they are on the brokers.
 *
 * <p>This room must not know what a record means, nor join a consumer group: reading leaves no trace.
 */
@NullMarked
package dev.attune.cli.reading;

import org.jspecify.annotations.NullMarked;
