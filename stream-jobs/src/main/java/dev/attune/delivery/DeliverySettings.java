package dev.attune.delivery;

import dev.attune.settings.InvalidSettingsException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * How outputs are delivered.
 *
 * @param bootstrapServers of the brokers the outputs go to
 * @param guarantee exactly once unless a reader without transactions must be served
 * @param transactionalIdPrefix unique per job and cluster; another job with the same one would fence this one
 * @param transactionTimeout far above checkpoint timeout plus downtime, at most the broker's
 *     {@code transaction.max.timeout.ms}: a transaction that expires before its commit is lost without a word
 * @param maximumRecordBytes no record above it leaves; at most the output topics' {@code max.message.bytes}. The rejected
 *     topic, which wraps records whole, takes twice as much
 * @param source {@code ce_source} of every record: which installation wrote it
 * @param jobVersion written into rejected records
 * @param clientProperties of the Kafka producer (security, tuning)
 */
public record DeliverySettings(
        String bootstrapServers,
        DeliveryGuarantee guarantee,
        String transactionalIdPrefix,
        Duration transactionTimeout,
        int maximumRecordBytes,
        String source,
        String jobVersion,
        Map<String, String> clientProperties)
        implements Serializable {

    private static final Duration SHORTEST_TRANSACTION_TIMEOUT = Duration.ofMinutes(1);
    /** A rejected record must hold its own frame and something of what was refused. */
    private static final int SMALLEST_MAXIMUM_RECORD_BYTES = 16_384;

    private static final int LARGEST_MAXIMUM_RECORD_BYTES = 1 << 30;
    private static final int LONGEST_PREFIX = 200;

    public DeliverySettings {
        clientProperties = Map.copyOf(clientProperties);
        List<String> problems = new ArrayList<>();
        requireText("delivery.bootstrap-servers", bootstrapServers, problems);
        requireText("delivery.transactional-id-prefix", transactionalIdPrefix, problems);
        requireText("delivery.source", source, problems);
        requireText("delivery.job-version", jobVersion, problems);
        if (transactionalIdPrefix.length() > LONGEST_PREFIX) {
            problems.add("delivery.transactional-id-prefix must have at most %d characters, but had %d"
                    .formatted(LONGEST_PREFIX, transactionalIdPrefix.length()));
        }
        if (transactionTimeout.compareTo(SHORTEST_TRANSACTION_TIMEOUT) < 0) {
            problems.add("delivery.transaction-timeout must be at least %s, but was %s"
                    .formatted(SHORTEST_TRANSACTION_TIMEOUT, transactionTimeout));
        }
        if (maximumRecordBytes < SMALLEST_MAXIMUM_RECORD_BYTES || maximumRecordBytes >= LARGEST_MAXIMUM_RECORD_BYTES) {
            problems.add("delivery.maximum-record-bytes must be at least %d and below %d, but was %d"
                    .formatted(SMALLEST_MAXIMUM_RECORD_BYTES, LARGEST_MAXIMUM_RECORD_BYTES, maximumRecordBytes));
        }
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
    }

    int maximumRejectedBytes() {
        return 2 * maximumRecordBytes;
    }

    /** Says nothing of client properties: they hold secrets. */
    @Override
    public String toString() {
        return "DeliverySettings[bootstrapServers=%s, guarantee=%s, transactionalIdPrefix=%s, transactionTimeout=%s]"
                .formatted(bootstrapServers, guarantee, transactionalIdPrefix, transactionTimeout);
    }

    private static void requireText(String key, String value, List<String> problems) {
        if (value.isBlank()) {
            problems.add(key + " must not be blank, but was '" + value + "'");
        }
    }
}
