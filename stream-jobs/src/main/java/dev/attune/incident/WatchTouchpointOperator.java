package dev.attune.incident;

import dev.attune.clock.JointTimeOperator;
import dev.attune.control.ControlChange;
import dev.attune.control.HeardChanges;
import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.Deviation;
import dev.attune.domain.incident.MinuteFigures;
import dev.attune.domain.incident.MinuteTally;
import dev.attune.domain.incident.SliceWatch;
import dev.attune.domain.incident.TouchpointBook;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.telemetry.IncidentMetrics;
import dev.attune.telemetry.Metrics;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.runtime.state.internal.InternalListState;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Closes the minutes of one touchpoint when their time is over, and tells its windows. Tallies wait in a list of their
 * minute, appended to and never read before, so that a tally costs the same on every state backend. Input 1 brings the
 * tallies; input 2 the changes, and the time up to which all of them are known: a window is told by the policy in force in
 * its last tick.
 *
 * <p>A minute is closed once. What comes of it later is counted and dropped: visitors of a source that was idle, or that
 * are read again after a restart, when flows have no watermark yet.
 */
@SuppressWarnings("NullAway.Init") // open() sets what the engine needs
public final class WatchTouchpointOperator extends JointTimeOperator<MinuteTally, ControlChange, TouchpointTold>
        implements Triggerable<String, VoidNamespace> {

    /** What deviates from its baseline. */
    public static final OutputTag<Deviation> DEVIATIONS = new OutputTag<>("deviations", DeviationCodec.TYPE);

    private static final long serialVersionUID = 1L;

    /** The same in every subtask at every checkpoint, so it is kept once for all. */
    private static final MapStateDescriptor<String, Long> CLOCK =
            new MapStateDescriptor<>("touchpoint-clock", Types.STRING, Types.LONG);

    private static final String WATERMARK = "watermark";

    private final TouchpointSettings settings;

    /** By start of the minute. */
    private transient InternalListState<String, Long, MinuteTally> waiting;

    private transient ValueState<TouchpointBook> books;
    private transient ValueState<SliceWatch> watches;
    private transient HeardChanges changes;
    private transient WindowTerms terms;
    private transient Counter undeclared;
    private transient Counter late;
    private transient BroadcastState<String, Long> clock;

    /** How far time was when the job was last saved. */
    private transient long saved;

    private transient InternalTimerService<VoidNamespace> timers;

    public WatchTouchpointOperator(TouchpointSettings settings) {
        this.settings = settings;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        clock = context.getOperatorStateStore().getBroadcastState(CLOCK);
        Long passed = clock.get(WATERMARK);
        saved = passed == null ? Long.MIN_VALUE : passed;
        changes = new HeardChanges(context.getOperatorStateStore(), "touchpoint-control", settings.start());
        terms = new WindowTerms(changes.policies());
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        clock.put(WATERMARK, passed());
    }

    private long passed() {
        return Math.max(saved, timers.currentWatermark());
    }

    @Override
    public void open() throws Exception {
        super.open();
        ListState<MinuteTally> tallies = getOrCreateKeyedState(
                LongSerializer.INSTANCE, new ListStateDescriptor<>("minute-tallies", MinuteTallySerializer.INSTANCE));
        waiting = (InternalListState<String, Long, MinuteTally>) tallies;
        ValueStateDescriptor<TouchpointBook> book =
                new ValueStateDescriptor<>("touchpoint-book", TouchpointBookSerializer.INSTANCE);
        book.enableTimeToLive(settings.timeToLive());
        books = getKeyedStateStore().getState(book);
        ValueStateDescriptor<SliceWatch> watch =
                new ValueStateDescriptor<>("slice-watch", SliceWatchSerializer.INSTANCE);
        watch.enableTimeToLive(settings.timeToLive());
        watches = getKeyedStateStore().getState(watch);
        undeclared = getMetricGroup().addGroup(Metrics.GROUP).counter(IncidentMetrics.PARTNERS_UNDECLARED);
        late = getMetricGroup().addGroup(Metrics.GROUP).counter(IncidentMetrics.ENCOUNTERS_LATE);
        timers = getInternalTimerService("window-ends", VoidNamespaceSerializer.INSTANCE, this);
    }

    @Override
    public void processElement1(StreamRecord<MinuteTally> element) throws Exception {
        MinuteTally tally = element.getValue();
        if (tally.minute() + MinuteTally.MINUTE - 1 <= passed()) {
            late.inc(tally.figures().events());
            return;
        }
        waiting.setCurrentNamespace(tally.minute());
        waiting.add(tally);
        for (long deadline : TouchpointBook.deadlines(tally.minute())) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, deadline - 1);
        }
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
        long end = timer.getTimestamp() + 1;
        TouchpointBook book = books.value();
        if (book == null) {
            book = new TouchpointBook();
        }
        terms.comeTo(end);
        List<Closed> closed = new ArrayList<>(1);
        List<TouchpointTold> told = book.close(
                timer.getKey(), end, take(end), terms.told(), (minute, cells) -> closed.add(new Closed(minute, cells)));
        for (Closed minute : closed) {
            watch(timer.getKey(), minute);
        }
        undeclared.inc(book.takeUndeclaredPartners());
        books.update(book);
        if (end > settings.emitFrom()) {
            told.forEach(each -> output.collect(new StreamRecord<>(each, timer.getTimestamp())));
        }
    }

    private record Closed(long minute, SortedMap<Cell, MinuteFigures> cells) {}

    private void watch(String touchpoint, Closed closed) throws IOException {
        SliceWatch watch = watches.value();
        if (watch == null) {
            watch = new SliceWatch(touchpoint);
        }
        long at = closed.minute() + MinuteTally.MINUTE - 1;
        for (Deviation deviation : watch.close(closed.minute(), closed.cells(), terms.watched())) {
            output.collect(DEVIATIONS, new StreamRecord<>(deviation, at));
        }
        watches.update(watch);
    }

    /** The tallies of the minute that ends at an instant; afterwards there are none. */
    private List<MinuteTally> take(long end) throws Exception {
        waiting.setCurrentNamespace(end - MinuteTally.MINUTE);
        List<MinuteTally> tallies = new ArrayList<>();
        Iterable<MinuteTally> waited = waiting.get();
        if (waited != null) {
            waited.forEach(tallies::add);
            waiting.clear();
        }
        return tallies;
    }

    @Override
    public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {
        throw new IllegalStateException("windows of touchpoints set no processing-time timers");
    }
}
