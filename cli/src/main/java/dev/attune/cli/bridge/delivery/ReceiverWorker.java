package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Receiver;
import dev.attune.cli.bridge.settings.ReceiverSettings;
import dev.attune.registry.SchemaRegistry;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Everything of one receiver, in threads of its own: its consumer group, its lanes, its standing. What fails on our side
 * (broker, registry) ends a session and begins another.
 */
public final class ReceiverWorker implements AutoCloseable {

    private static final long BETWEEN_SESSIONS_SECONDS = 5;
    private static final long PATIENCE_SECONDS = 20;

    private final ReceiverSettings settings;
    private final String group;
    private final AlertSource source;
    private final Figures figures = new Figures();
    private final Standing standing;
    private final Delivery delivery;
    private final Consumer<String> tell;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread;

    /** @param tell what people should know; holds no customer */
    public ReceiverWorker(
            ReceiverSettings settings,
            String group,
            Receiver receiver,
            AlertSource source,
            UndeliveredLog undelivered,
            Clock clock,
            Consumer<String> tell) {
        this.settings = settings;
        this.group = group;
        this.source = source;
        this.tell = text -> tell.accept(settings.name() + ": " + text);
        this.standing = new Standing(settings.effort(), clock, this.tell);
        this.delivery = new Delivery(settings, receiver, undelivered, standing, figures, clock, this.tell);
        this.thread = new Thread(this::run, "bridge-" + settings.name());
    }

    public void start() {
        thread.start();
    }

    public ReceiverSettings settings() {
        return settings;
    }

    public Figures figures() {
        return figures;
    }

    public Standing standing() {
        return standing;
    }

    /** Asks to end; {@link #close} waits for it. */
    public void stop() {
        stopping.countDown();
    }

    @Override
    public void close() {
        stop();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!isStopping()) {
                session();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void session() throws InterruptedException {
        try (SchemaRegistry registry = source.registry().get();
                KafkaConsumer<byte[], byte[]> consumer = source.consumer(group);
                Session session = new Session(consumer, new MessageDecoder(registry), settings, delivery)) {
            session.run(this::isStopping);
        } catch (RuntimeException failed) {
            tell.accept("goes on in " + BETWEEN_SESSIONS_SECONDS + " s after "
                    + failed.getClass().getSimpleName() + ": " + failed.getMessage());
            stopping.await(BETWEEN_SESSIONS_SECONDS, TimeUnit.SECONDS);
        }
    }

    private boolean isStopping() {
        return stopping.getCount() == 0;
    }
}
