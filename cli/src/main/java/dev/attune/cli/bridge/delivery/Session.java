package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Message;
import dev.attune.cli.bridge.settings.ReceiverSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One life of a receiver's consumer. Records are read from the beginning where the receiver must know what is open; those
 * before the group's position are remembered, those from there on delivered. No more are read while too many are in hand.
 */
final class Session implements ConsumerRebalanceListener, AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration GRACE = Duration.ofSeconds(3);
    private static final int MOST_IN_HAND = 256;

    private final Consumer<byte[], byte[]> consumer;
    private final MessageDecoder decoder;
    private final ReceiverSettings settings;
    private final Delivery delivery;
    private final Interest interest;
    private final List<String> topics;
    private final Map<TopicPartition, Long> marks = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Map<TopicPartition, Progress> progress = new HashMap<>();
    private Lanes lanes;

    Session(Consumer<byte[], byte[]> consumer, MessageDecoder decoder, ReceiverSettings settings, Delivery delivery) {
        this.consumer = consumer;
        this.decoder = decoder;
        this.settings = settings;
        this.delivery = delivery;
        this.interest = new Interest(settings.selection(), settings.mostOpen());
        this.topics = settings.selection().kinds().stream()
                .map(kind -> kind.topic().topicName())
                .sorted()
                .toList();
        this.lanes = lanes();
        delivery.begin();
    }

    /** Returns when it should stop. */
    void run(BooleanSupplier stopping) throws InterruptedException {
        consumer.subscribe(topics, this);
        while (!stopping.getAsBoolean()) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                take(record);
            }
            lanes.check();
            if (inHand() >= MOST_IN_HAND) {
                consumer.pause(consumer.assignment());
            } else if (!consumer.paused().isEmpty()) {
                consumer.resume(consumer.paused());
            }
            commit();
            delivery.behind(behind());
            if (knowsWhatIsOpen()) {
                delivery.keepUp();
            }
        }
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> positions = Positions.ensure(consumer, topics, settings.fromBeginning());
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        for (TopicPartition partition : partitions) {
            long mark = positions.get(partition);
            marks.put(partition, mark);
            committed.put(partition, mark);
            progress.put(partition, new Progress());
            consumer.seek(partition, Math.min(mark, beginnings.get(partition)));
        }
    }

    /** What is on its way may end; all else is somebody else's from now on. */
    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        end();
        commit();
        forget();
    }

    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        end();
        forget();
    }

    /** Ends what is in hand; closing the consumer then commits what was done. */
    @Override
    public void close() {
        end();
    }

    private void end() {
        delivery.hurry();
        lanes.close();
    }

    private void forget() {
        marks.clear();
        committed.clear();
        progress.clear();
        interest.forgetAll();
        delivery.begin();
        lanes = lanes();
    }

    private Lanes lanes() {
        return new Lanes(settings.name(), settings.effort().inFlight(), GRACE);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (record.value() == null) {
            return;
        }
        Optional<Message> message = decoder.decode(record);
        boolean theirs = message.filter(interest::isTheirs).isPresent();
        if (record.offset() < marks.get(partition)) {
            message.filter(each -> theirs).ifPresent(delivery::remember);
            return;
        }
        if (message.isEmpty()) {
            hand(partition, record.offset(), "", () -> delivery.putAside(MessageDecoder.origin(record)));
        } else if (theirs && settings.selection().tells(message.get().state())) {
            hand(partition, record.offset(), message.get().id(), () -> delivery.deliver(message.get()));
        } else {
            delivery.passedOver();
        }
    }

    private void hand(TopicPartition partition, long offset, String alertId, Lanes.Work work) {
        Progress inHand = progress.get(partition);
        inHand.taken(offset);
        lanes.add(alertId, () -> {
            work.run();
            inHand.done(offset);
        });
    }

    private int inHand() {
        return progress.values().stream().mapToInt(Progress::size).sum();
    }

    private boolean knowsWhatIsOpen() {
        return !marks.isEmpty()
                && marks.entrySet().stream().allMatch(mark -> consumer.position(mark.getKey()) >= mark.getValue());
    }

    private long behind() {
        long behind = inHand();
        for (Map.Entry<TopicPartition, Long> mark : marks.entrySet()) {
            long remembered = Math.max(0, mark.getValue() - consumer.position(mark.getKey()));
            behind += Math.max(0, consumer.currentLag(mark.getKey()).orElse(0) - remembered);
        }
        return behind;
    }

    /** What cannot be committed now is committed later, or delivered again under its old key. */
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        progress.forEach((partition, inHand) -> {
            long position = inHand.committable(consumer.position(partition));
            if (position > committed.get(partition)) {
                commits.put(partition, new OffsetAndMetadata(position));
            }
        });
        if (commits.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(commits);
            commits.forEach((partition, position) -> committed.put(partition, position.offset()));
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException later) {
            return;
        }
    }
}
