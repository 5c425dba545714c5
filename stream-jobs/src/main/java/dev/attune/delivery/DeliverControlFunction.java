package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.control.ControlKind;
import dev.attune.control.MovedRecord;
import dev.attune.telemetry.Metrics;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Makes every change that came after its time a record of its control topic, with the time it was given. */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class DeliverControlFunction extends ProcessFunction<MovedRecord, OutboundRecord> {

    private static final long serialVersionUID = 1L;

    static final List<Topic> TOPICS = Stream.concat(
                    Arrays.stream(ControlKind.values()).map(ControlKind::topic),
                    Stream.of(Topic.FEEDBACK, Topic.REJECTED))
            .toList();

    private final OutboundMapperSource mappers;

    private transient OutboundMapper mapper;

    public DeliverControlFunction(OutboundMapperSource mappers) {
        this.mappers = mappers;
    }

    @Override
    public void open(OpenContext context) throws InterruptedIOException {
        mapper = mappers.open(TOPICS, getRuntimeContext().getMetricGroup().addGroup(Metrics.GROUP));
    }

    @Override
    public void processElement(MovedRecord moved, Context context, Collector<OutboundRecord> out) {
        out.collect(mapper.map(moved));
    }
}
