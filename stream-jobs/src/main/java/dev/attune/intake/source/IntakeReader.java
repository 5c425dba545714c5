package dev.attune.intake.source;

import dev.attune.intake.IntakeRecord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.InputStatus;
import org.apache.kafka.common.TopicPartition;

/** The Kafka reader of one subtask, which tells intake where reading goes on before it does. */
final class IntakeReader implements SourceReader<IntakeRecord, KafkaPartitionSplit> {

    private final SourceReader<IntakeRecord, KafkaPartitionSplit> reader;
    private final IntakeDeserializationSchema intake;
    private final LogStarts logStarts;

    IntakeReader(
            SourceReader<IntakeRecord, KafkaPartitionSplit> reader,
            IntakeDeserializationSchema intake,
            LogStarts logStarts) {
        this.reader = reader;
        this.intake = intake;
        this.logStarts = logStarts;
    }

    /** Partitions without a position (a first start) have nothing behind them that could be lost. */
    @Override
    public void addSplits(List<KafkaPartitionSplit> splits) {
        List<KafkaPartitionSplit> continued =
                splits.stream().filter(split -> split.getStartingOffset() >= 0).toList();
        if (!continued.isEmpty()) {
            Map<TopicPartition, Long> starts = logStarts.of(continued.stream()
                    .map(KafkaPartitionSplit::getTopicPartition)
                    .toList());
            for (KafkaPartitionSplit split : continued) {
                long start = starts.getOrDefault(split.getTopicPartition(), 0L);
                intake.startAt(split.getTopicPartition(), split.getStartingOffset(), start);
            }
        }
        reader.addSplits(splits);
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<IntakeRecord> output) throws Exception {
        return reader.pollNext(output);
    }

    @Override
    public List<KafkaPartitionSplit> snapshotState(long checkpointId) {
        return reader.snapshotState(checkpointId);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return reader.isAvailable();
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        reader.notifyCheckpointComplete(checkpointId);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        reader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> toPause, Collection<String> toResume) {
        reader.pauseOrResumeSplits(toPause, toResume);
    }

    @Override
    public void close() throws Exception {
        try {
            reader.close();
        } finally {
            intake.close();
        }
    }
}
