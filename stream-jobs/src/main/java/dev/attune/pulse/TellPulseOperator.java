package dev.attune.pulse;

import dev.attune.clock.JointTimeOperator;
import dev.attune.control.ControlChange;
import dev.attune.control.HeardChanges;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.pulse.Pulse;
import dev.attune.domain.pulse.PulseBook;
import dev.attune.domain.pulse.PulseTerms;
import dev.attune.domain.pulse.Tally;
import java.time.Duration;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the tallies of one pulse, and tells each window at its end. Two timers a product and day at most, however many
 * buy it; a product without sales is forgotten by a timer of its own. Input 1 brings the tallies; input 2 the changes, and
 * the time up to which all of them are known: a window is told by the policy in force in its last tick. When buyers have
 * had their span to come back is worked out at the end of a window, so that a span can change at any time.
 */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class TellPulseOperator extends JointTimeOperator<Tally, ControlChange, Pulse>
        implements Triggerable<String, VoidNamespace> {

    private static final long serialVersionUID = 1L;

    /** As Flink names those of its own functions: the savepoints of earlier releases have them so. */
    private static final String TIMERS = "user-timers";

    private final PulseSettings settings;

    private transient HeardChanges changes;
    private transient ValueState<PulseBook> books;
    private transient InternalTimerService<VoidNamespace> timers;

    public TellPulseOperator(PulseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        changes = new HeardChanges(context.getOperatorStateStore(), "pulse-control", settings.start());
    }

    @Override
    public void open() throws Exception {
        super.open();
        ValueStateDescriptor<PulseBook> descriptor =
                new ValueStateDescriptor<>("pulse-book", PulseBookSerializer.INSTANCE);
        descriptor.enableTimeToLive(settings.timeToLive());
        books = getKeyedStateStore().getState(descriptor);
        timers = getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this);
    }

    @Override
    public void processElement1(StreamRecord<Tally> element) throws Exception {
        Tally tally = element.getValue();
        PulseBook book = books.value();
        if (book == null) {
            book = new PulseBook();
        }
        book.add(tally);
        books.update(book);
        remind(tally.place().windowEnd());
    }

    @Override
    public void processElement2(StreamRecord<ControlChange> element) throws Exception {
        changes.hear(element.getValue());
    }

    @Override
    protected void advance(long watermark) throws Exception {
        getTimeServiceManager().orElseThrow().advanceWatermark(new Watermark(watermark));
    }

    @Override
    public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
        PulseBook book = books.value();
        if (book == null) {
            return; // the time-to-live net took it before its time came
        }
        long end = timer.getTimestamp() + 1;
        String key = timer.getKey();
        Policy policy = changes.policies().before(end);
        long expiry = Duration.ofDays(policy.retention().expiryDays()).toMillis();
        if (book.isIdle() && end >= book.lastEnd() + expiry) {
            books.clear();
            return;
        }
        PulseTerms terms = new PulseTerms(policy.churn().horizonDays(), policy.version());
        Pulse pulse = close(book, key, end, terms);
        if (pulse != null) {
            books.update(book);
            if (end > settings.emitFrom()) {
                output.collect(new StreamRecord<>(pulse, timer.getTimestamp()));
            }
        }
        long maturity = book.nextMaturity(terms.spanDays());
        if (maturity != Long.MAX_VALUE) {
            remind(maturity);
        }
        if (book.isIdle() && !PulseKey.isOfStages(key)) {
            remind(book.lastEnd() + expiry);
        }
    }

    private void remind(long end) {
        timers.registerEventTimeTimer(VoidNamespace.INSTANCE, end - 1);
    }

    private static @Nullable Pulse close(PulseBook book, String key, long end, PulseTerms terms) {
        return PulseKey.isOfStages(key)
                ? book.closeStages(end, terms)
                : book.closeProduct(PulseKey.productOf(key), end, terms);
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("pulses set no processing-time timers");
    }
}
