package dev.attune.intake.source;

import dev.attune.intake.IntakeRecord;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Flink's Kafka source, which also has intake know where reading goes on in each partition: it alone knows, since offsets
 * are kept with the source's splits. State and behaviour are those of the source itself.
 */
public final class IntakeSource implements Source<IntakeRecord, KafkaPartitionSplit, KafkaSourceEnumState> {

    private static final long serialVersionUID = 1L;

    private final KafkaSource<IntakeRecord> source;
    private final IntakeDeserializationSchema intake;
    private final LogStarts logStarts;

    /** @param intake the very one that {@code source} was built with */
    public IntakeSource(KafkaSource<IntakeRecord> source, IntakeDeserializationSchema intake, LogStarts logStarts) {
        this.source = source;
        this.intake = intake;
        this.logStarts = logStarts;
    }

    @Override
    public SourceReader<IntakeRecord, KafkaPartitionSplit> createReader(SourceReaderContext context) throws Exception {
        return new IntakeReader(source.createReader(context), intake, logStarts);
    }

    @Override
    public Boundedness getBoundedness() {
        return source.getBoundedness();
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return source.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState checkpoint) throws Exception {
        return source.restoreEnumerator(context, checkpoint);
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return source.getSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return source.getEnumeratorCheckpointSerializer();
    }
}
