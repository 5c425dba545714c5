package dev.attune.bench;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Notes when the last record has passed. A bounded job ends later than that: with its final checkpoint, up to one
 * interval on, which is no work.
 */
final class Stopwatch<T> extends AbstractStreamOperator<T> implements OneInputStreamOperator<T, T>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    /** The mini cluster runs in this JVM. */
    private static final AtomicLong ENDED = new AtomicLong();

    /** {@link System#nanoTime()} when the last subtask of the last job had read everything. */
    static long ended() {
        return ENDED.get();
    }

    @Override
    public void processElement(StreamRecord<T> record) {
        output.collect(record);
    }

    @Override
    public void endInput() {
        ENDED.set(System.nanoTime());
    }
}
