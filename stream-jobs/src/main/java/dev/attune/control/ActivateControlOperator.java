package dev.attune.control;

import dev.attune.control.ControlCounts.Count;
import dev.attune.domain.feedback.FeedbackProblem;
import dev.attune.domain.feedback.FeedbackRules;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.intake.IntakeTypes;
import dev.attune.intake.RejectedRecord;
import dev.attune.intake.RejectionReason;
import dev.attune.policy.StartingPolicy;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.PrimitiveArrayTypeInfo;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every change the one instant from which it holds. Runs alone (parallelism 1), beside the main stream: of that it
 * is given only the time, and it passes the time on to every customer subtask behind the changes it has decided by then.
 * A customer subtask goes no further than this time, so none passes the instant of a change before it has the change.
 *
 * <p>Input 1 carries time and no records; input 2 carries what is written to the control topics, whose own time counts
 * for nothing: a silent topic holds nobody up. What stood on the topics at the start is read before the first time is
 * passed on.
 */
public final class ActivateControlOperator extends AbstractStreamOperator<ControlChange>
        implements TwoInputStreamOperator<Arrival, ControlRecord, ControlChange> {

    /** Control records refused. */
    public static final OutputTag<RejectedRecord> REJECTED = new OutputTag<>("control-rejected", IntakeTypes.REJECTED);

    /** Changes that came after their time, for the log of their topic. */
    public static final OutputTag<MovedRecord> MOVED = new OutputTag<>("control-moved", MovedRecord.TYPE);

    /** Feedback, for its customer. */
    public static final OutputTag<Decided> FEEDBACK = new OutputTag<>("control-feedback", Decided.TYPE);

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(ActivateControlOperator.class);
    private static final String WATERMARK = "watermark";
    private static final MapStateDescriptor<String, byte[]> CHANGES = new MapStateDescriptor<>(
            "control-changes", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    private static final String BOOK = "book";
    private static final MapStateDescriptor<String, byte[]> FEEDBACK_BOOK = new MapStateDescriptor<>(
            "control-feedback", Types.STRING, PrimitiveArrayTypeInfo.BYTE_PRIMITIVE_ARRAY_TYPE_INFO);
    private static final MapStateDescriptor<String, Long> CLOCK =
            new MapStateDescriptor<>("control-clock", Types.STRING, Types.LONG);
    private static final MapStateDescriptor<String, Boolean> TURNED_DOWN =
            new MapStateDescriptor<>("control-turned-down", Types.STRING, Types.BOOLEAN);

    private final ControlLog log;
    private final StartingPolicy start;

    private transient PolicyTimeline policies;
    private transient ControlBook book;
    private transient ControlCounts counts;
    private transient BroadcastState<String, byte[]> changes;
    private transient BroadcastState<String, Long> clock;

    /** Refused once: a later start, which may know more keys or another policy, does not bring it to life. */
    private transient BroadcastState<String, Boolean> turnedDown;

    private transient BroadcastState<String, byte[]> feedbackState;
    private transient FeedbackBook feedbackBook;
    private transient List<ControlRecord> unread;
    private transient List<ControlRecord.Said> unreadFeedback;
    private transient boolean begun;

    /** Newest time passed on, that of the last run included. */
    private transient long watermark;

    private transient volatile long pending;
    private transient volatile boolean modelMissing;

    /**
     * @param log what stands on the control topics
     * @param start what holds until a topic says otherwise
     */
    @SuppressWarnings("NullAway.Init") // Flink calls initializeState before anything else
    public ActivateControlOperator(ControlLog log, StartingPolicy start) {
        this.log = log;
        this.start = start;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        changes = context.getOperatorStateStore().getBroadcastState(CHANGES);
        clock = context.getOperatorStateStore().getBroadcastState(CLOCK);
        turnedDown = context.getOperatorStateStore().getBroadcastState(TURNED_DOWN);
        feedbackState = context.getOperatorStateStore().getBroadcastState(FEEDBACK_BOOK);
        byte[] stored = feedbackState.get(BOOK);
        feedbackBook = stored == null ? new FeedbackBook() : FeedbackBook.restored(stored);
        counts = new ControlCounts(context.getOperatorStateStore());
        Long saved = clock.get(WATERMARK);
        watermark = saved == null ? Long.MIN_VALUE : saved;
        book = new ControlBook();
        policies = new PolicyTimeline(start);
        ControlChangeCodec codec = new ControlChangeCodec();
        for (Map.Entry<String, byte[]> each : changes.entries()) {
            ControlChange decided = codec.restored(each.getValue());
            book.restore(decided);
            policies.hear(decided);
        }
    }

    @Override
    public void open() throws Exception {
        super.open();
        counts.register(getMetricGroup(), () -> pending, () -> modelMissing);
        unread = log.readAll();
        unreadFeedback = log.readFeedback(feedbackBook.positions());
        show();
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        clock.put(WATERMARK, watermark);
        feedbackState.put(BOOK, feedbackBook.stored());
        counts.snapshot();
    }

    @Override
    public void processElement1(StreamRecord<Arrival> nothing) {
        throw new IllegalStateException("control is given the time of the main stream, no records");
    }

    @Override
    public void processElement2(StreamRecord<ControlRecord> element) throws Exception {
        begin();
        ControlRecord record = element.getValue();
        if (record instanceof ControlRecord.Refused refused) {
            refuse(refused.rejected());
        } else if (record instanceof ControlRecord.Stated stated) {
            RejectionReason broken = take(stated);
            if (broken != null) {
                refuse(new RejectedRecord(stated.raw(), broken, stated.schemaId()));
            }
        } else if (record instanceof ControlRecord.Said said) {
            hear(said);
        }
    }

    /**
     * What was decided before the start, for operators that were not there then, and what stood on the topics. What of that
     * is refused the source brings once more, and it is told then.
     */
    private void begin() throws Exception {
        if (!begun) {
            begun = true;
            book.decided().forEach(decided -> output.collect(new StreamRecord<>(decided)));
            for (ControlRecord.Stated stated : ControlBook.standing(unread)) {
                if (!turnedDown.contains(stated.change().id())) {
                    take(stated);
                }
            }
            unread = List.of();
            for (ControlRecord.Said said : feedbackBook.standing(sound(unreadFeedback))) {
                give(said);
            }
            unreadFeedback = List.of();
        }
    }

    private @Nullable RejectionReason take(ControlRecord.Stated stated) throws Exception {
        ControlChange change = stated.change();
        if (book.knows(change)) {
            return null;
        }
        if (book.contradicts(change)) {
            LOG.warn("{} is refused: that name and time stand for another document already", change.id());
            return RejectionReason.CONFLICTING;
        }
        List<String> problems = ControlRules.problems(change, policies.at(change.effectiveAt()));
        if (!problems.isEmpty()) {
            LOG.warn("{} is refused: {}", change.id(), String.join("; ", problems));
            turnedDown.put(change.id(), true);
            return RejectionReason.INVALID_DOCUMENT;
        }
        turnedDown.remove(change.id());
        ControlChange decided = book.decide(change, watermark);
        policies.hear(decided);
        changes.put(decided.id(), new ControlChangeCodec().stored(decided));
        output.collect(new StreamRecord<>(decided));
        show();
        counts.count(Count.TAKEN);
        if (decided.moved() && !change.moved()) {
            output.collect(MOVED, new StreamRecord<>(MovedRecord.of(decided, stated.body())));
            counts.count(Count.MOVED);
        }
        return null;
    }

    /** What breaks a rule the source brings once more, and it is told then. */
    private static List<ControlRecord.Said> sound(List<ControlRecord.Said> log) {
        return log.stream().filter(said -> problem(said.given()) == null).toList();
    }

    private static @Nullable FeedbackProblem problem(GivenFeedback given) {
        List<FeedbackProblem> problems = FeedbackRules.problems(given.feedback(), given.statedAt());
        return problems.isEmpty() ? null : problems.get(0);
    }

    /** Feedback as its topic brings it. The job's own words about when it holds were taken at the start, if ever. */
    private void hear(ControlRecord.Said said) {
        GivenFeedback given = said.given();
        FeedbackProblem problem = problem(given);
        if (problem != null) {
            LOG.warn("feedback {} is refused: {}", given.feedback().feedbackId(), problem.message());
            refuse(new RejectedRecord(given.raw(), reason(problem.flaw()), given.schemaId(), problem.field()));
        } else if (feedbackBook.reads(given.raw()) && !given.moved()) {
            if (feedbackBook.takes(given.feedback().feedbackId())) {
                give(said);
            } else {
                counts.count(Count.FEEDBACK_COPIES);
            }
        }
    }

    private static RejectionReason reason(FeedbackProblem.Flaw flaw) {
        return switch (flaw) {
            case INVALID -> RejectionReason.INVALID_DOCUMENT;
            case NO_END -> RejectionReason.NO_END;
            case END_BEFORE_START -> RejectionReason.END_BEFORE_START;
        };
    }

    private void give(ControlRecord.Said said) {
        GivenFeedback given = said.given();
        boolean inTime = given.effectiveAt() > watermark;
        GivenFeedback decided = inTime ? given : given.movedTo(ControlBook.minuteAfter(watermark));
        output.collect(FEEDBACK, new StreamRecord<>(decided));
        counts.count(Count.FEEDBACK_TAKEN);
        if (!inTime) {
            output.collect(MOVED, new StreamRecord<>(MovedRecord.of(decided, said.body())));
            counts.count(Count.FEEDBACK_MOVED);
        }
    }

    private void refuse(RejectedRecord rejected) {
        counts.count(Count.REFUSED);
        output.collect(REJECTED, new StreamRecord<>(rejected));
    }

    /** Passes the time on behind every change decided so far. The end of a bounded run is not time. */
    @Override
    public void processWatermark1(Watermark mark) throws Exception {
        begin();
        if (mark.getTimestamp() != Watermark.MAX_WATERMARK.getTimestamp()) {
            watermark = Math.max(watermark, mark.getTimestamp());
        }
        show();
        output.emitWatermark(mark);
    }

    @Override
    public void processWatermark2(Watermark mark) {}

    /**
     * Nobody goes on without control, however idle the main stream. Feedback has a way of its own to the customers beside
     * that of the changes: were one idle, the other could bring time past what it still holds.
     */
    @Override
    protected void processWatermarkStatus(WatermarkStatus status, int input) {}

    /** For metrics, which other threads read. */
    private void show() {
        Policy judgedBy = policies.at(watermark);
        String asked = judgedBy.modelVersion();
        pending = book.pending(watermark);
        modelMissing = !asked.equals(Policy.LATEST_MODEL)
                && !asked.equals(judgedBy.parametersVersion())
                && !book.hasModel(asked);
    }
}
