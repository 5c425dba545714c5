package dev.attune.pulse;

import dev.attune.domain.customer.Step;
import dev.attune.domain.pulse.Tally;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Sums the steps of this subtask's customers before they are shuffled: one tally per place between two watermarks, so
 * that a rush on one product, or the one pulse of all customers, costs the network next to nothing.
 *
 * <p>Keeps no state: whatever it holds goes out before each checkpoint, before each watermark, and when there are too many
 * places. When it does changes nothing, since tallies add up in any order.
 */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class SumStepsOperator extends AbstractStreamOperator<Tally>
        implements OneInputStreamOperator<Step, Tally> {

    private static final long serialVersionUID = 1L;
    private static final int MOST_PLACES = 10_000;

    private transient Map<Tally.Place, Tally> tallies;

    @Override
    public void open() throws Exception {
        super.open();
        tallies = new LinkedHashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Step> element) {
        Tally.Place place = Tally.Place.of(element.getValue(), element.getTimestamp());
        tallies.computeIfAbsent(place, Tally::at).add(element.getValue());
        if (tallies.size() >= MOST_PLACES) {
            flush();
        }
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flush();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) throws Exception {
        super.prepareSnapshotPreBarrier(checkpointId);
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private void flush() {
        tallies.values().forEach(tally -> output.collect(new StreamRecord<>(tally)));
        tallies.clear();
    }
}
