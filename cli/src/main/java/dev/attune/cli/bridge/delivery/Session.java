package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Message;
import dev.attune.cli.bridge.settings.ReceiverSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Map<TopicPartition, Progress> parts = new HashMap<>();
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
            long mark = Objects.requireNonNull(positions.get(partition));
            parts.put(partition, new Progress(mark));
            consumer.seek(partition, Math.min(mark, Objects.requireNonNull(beginnings.get(partition))));
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
        parts.clear();
        interest.forgetAll();
        delivery.begin();
        lanes = lanes();
    }

    private Lanes lanes() {
        return new Lanes(settings.name(), settings.effort().inFlight(), GRACE);
    }

    private void take(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return;
        }
        Progress part = Objects.requireNonNull(parts.get(new TopicPartition(record.topic(), record.partition())));
        Optional<Message> message = decoder.decode(record);
        boolean theirs = message.filter(interest::isTheirs).isPresent();
        if (record.offset() < part.began()) {
            message.filter(each -> theirs).ifPresent(delivery::remember);
        } else if (message.isEmpty()) {
            hand(part, record.offset(), "", () -> delivery.putAside(MessageDecoder.origin(record)));
        } else if (theirs && settings.selection().tells(message.get().state())) {
            hand(part, record.offset(), message.get().id(), () -> delivery.deliver(message.get()));
        } else {
            delivery.passedOver();
        }
    }

    private void hand(Progress part, long offset, String alertId, Lanes.Work work) {
        part.taken(offset);
        lanes.add(alertId, () -> {
            work.run();
            part.done(offset);
        });
    }

    private int inHand() {
        return parts.values().stream().mapToInt(Progress::size).sum();
    }

    private boolean knowsWhatIsOpen() {
        return !parts.isEmpty()
                && parts.entrySet().stream()
                        .allMatch(part -> consumer.position(part.getKey())
                                >= part.getValue().began());
    }

    private long behind() {
        long behind = inHand();
        for (Map.Entry<TopicPartition, Progress> part : parts.entrySet()) {
            long remembered = Math.max(0, part.getValue().began() - consumer.position(part.getKey()));
            behind += Math.max(0, consumer.currentLag(part.getKey()).orElse(0) - remembered);
        }
        return behind;
    }

    /** What cannot be committed now is committed later, or delivered again under its old key. */
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> commits = new HashMap<>();
        parts.forEach((partition, part) -> {
            long position = part.committable(consumer.position(partition));
            if (position > part.committed()) {
                commits.put(partition, new OffsetAndMetadata(position));
            }
        });
        if (commits.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(commits);
            commits.forEach((partition, position) ->
                    Objects.requireNonNull(parts.get(partition)).committed(position.offset()));
        } catch (CommitFailedException | RebalanceInProgressException | TimeoutException later) {
            return;
        }
    }
}
