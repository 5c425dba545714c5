package dev.attune.clock;

import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * An operator whose time is that of both inputs, as {@link InputClocks} tells it. The end-of-input watermark is not time:
 * it is passed on, and nothing advances for it.
 *
 * @param <A> what input 1 brings
 * @param <B> what input 2 brings
 * @param <O> what comes out
 */
public abstract class JointTimeOperator<A, B, O> extends AbstractStreamOperator<O>
        implements TwoInputStreamOperator<A, B, O> {

    private static final long serialVersionUID = 1L;

    private transient InputClocks clocks;

    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    protected JointTimeOperator() {}

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        clocks = new InputClocks();
    }

    /** The time of both has moved; what is told of it is sent before it is passed on. */
    protected abstract void advance(long watermark) throws Exception;

    /** {@link Long#MIN_VALUE} until both inputs have told one since the start. */
    protected final long now() {
        return clocks.now();
    }

    @Override
    public final void processWatermark1(Watermark mark) throws Exception {
        if (clocks.moveFirst(mark.getTimestamp())) {
            passTime();
        }
    }

    @Override
    public final void processWatermark2(Watermark mark) throws Exception {
        if (clocks.moveSecond(mark.getTimestamp())) {
            passTime();
        }
    }

    /** Downstream the first input alone says what is idle; {@link InputClocks} says why it counts for nothing here. */
    @Override
    protected final void processWatermarkStatus(WatermarkStatus status, int input) {
        if (input == 0) {
            output.emitWatermarkStatus(status);
        }
    }

    private void passTime() throws Exception {
        if (!clocks.ended()) {
            advance(clocks.now());
        }
        output.emitWatermark(new Watermark(clocks.now()));
    }
}
