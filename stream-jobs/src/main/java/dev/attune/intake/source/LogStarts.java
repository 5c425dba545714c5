package dev.attune.intake.source;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Port to the brokers: where the logs of partitions start now. */
@FunctionalInterface
public interface LogStarts extends Serializable {

    /** The oldest offset held, by partition; without those that nobody could tell. Waits for seconds at most. */
    Map<TopicPartition, Long> of(Collection<TopicPartition> partitions);
}
