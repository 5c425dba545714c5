package dev.attune.pulse;

import dev.attune.domain.pulse.Pulse;
import dev.attune.domain.pulse.PulseBook;
import dev.attune.domain.pulse.Tally;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Adds up the tallies of one pulse, and tells each window at its end. Two timers a product and day at most, however many
 * buy it; a product without sales is forgotten by a timer of its own. The end-of-input watermark is not time: nothing is
 * told for it.
 */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class TellPulseFunction extends KeyedProcessFunction<String, Tally, Pulse> {

    private static final long serialVersionUID = 1L;

    private final PulseSettings settings;

    private transient ValueState<PulseBook> books;

    public TellPulseFunction(PulseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void open(OpenContext context) {
        ValueStateDescriptor<PulseBook> descriptor =
                new ValueStateDescriptor<>("pulse-book", PulseBookSerializer.INSTANCE);
        descriptor.enableTimeToLive(settings.timeToLive());
        books = getRuntimeContext().getState(descriptor);
    }

    @Override
    public void processElement(Tally tally, Context context, Collector<Pulse> out) throws Exception {
        PulseBook book = books.value();
        if (book == null) {
            book = new PulseBook();
        }
        book.add(tally);
        books.update(book);
        for (long deadline : PulseBook.deadlines(tally, settings.terms().spanDays())) {
            context.timerService().registerEventTimeTimer(deadline - 1);
        }
    }

    @Override
    public void onTimer(long timestamp, OnTimerContext context, Collector<Pulse> out) throws Exception {
        PulseBook book = books.value();
        if (book == null || context.timerService().currentWatermark() == Watermark.MAX_WATERMARK.getTimestamp()) {
            return;
        }
        long end = timestamp + 1;
        String key = context.getCurrentKey();
        if (book.isIdle() && end >= book.lastEnd() + settings.expiryMilliseconds()) {
            books.clear();
            return;
        }
        Pulse pulse = close(book, key, end);
        if (pulse == null) {
            awaitMaturity(book, end, context);
            return;
        }
        books.update(book);
        if (end > settings.emitFrom()) {
            out.collect(pulse);
        }
        if (book.isIdle() && !PulseKey.isOfStages(key)) {
            context.timerService().registerEventTimeTimer(timestamp + settings.expiryMilliseconds());
        }
        awaitMaturity(book, end, context);
    }

    /** Buyers came under a span that may have been another: their timer may have gone off before they are mature. */
    private void awaitMaturity(PulseBook book, long end, OnTimerContext context) {
        long maturity = book.nextMaturity(settings.terms().spanDays());
        if (maturity != Long.MAX_VALUE && maturity > end) {
            context.timerService().registerEventTimeTimer(maturity - 1);
        }
    }

    private @Nullable Pulse close(PulseBook book, String key, long end) {
        return PulseKey.isOfStages(key)
                ? book.closeStages(end, settings.terms())
                : book.closeProduct(PulseKey.productOf(key), end, settings.terms());
    }
}
