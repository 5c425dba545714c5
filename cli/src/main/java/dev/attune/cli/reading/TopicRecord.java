package dev.attune.cli.reading;

import dev.attune.contract.Topic;
import org.apache.avro.generic.GenericRecord;

/**
 * A record as it stands in its topic.
 *
 * @param value in our schema, whatever version it was written with
 * @param writtenAt broker time, epoch milliseconds
 */
public record TopicRecord(Topic topic, GenericRecord value, long writtenAt) {}
