package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Answer;
import dev.attune.cli.bridge.receiver.Failure;
import dev.attune.cli.bridge.receiver.Message;
import dev.attune.cli.bridge.receiver.Origin;
import dev.attune.cli.bridge.receiver.Receiver;
import dev.attune.cli.bridge.settings.ReceiverSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One receiver's deliveries from trying to the end: taken, or kept as undelivered. */
final class Delivery {

    private final ReceiverSettings settings;
    private final Receiver receiver;
    private final UndeliveredLog undelivered;
    private final Clock clock;
    private final Consumer<String> tell;
    private final Figures figures;
    private final Courier courier;
    private volatile CountDownLatch hurry = new CountDownLatch(1);

    Delivery(
            ReceiverSettings settings,
            Receiver receiver,
            UndeliveredLog undelivered,
            Standing standing,
            Figures figures,
            Clock clock,
            Consumer<String> tell) {
        this.settings = settings;
        this.receiver = receiver;
        this.undelivered = undelivered;
        this.clock = clock;
        this.tell = tell;
        this.figures = figures;
        this.courier = new Courier(receiver, settings.effort(), standing, figures, clock, this::pause, new Random());
    }

    /** Returns once the message is taken, or kept. */
    void deliver(Message message) throws InterruptedException {
        Outcome outcome = courier.deliver(message);
        Answer last = outcome.last();
        Failure failure = last.failure();
        if (failure == null) {
            figures.sent.increment();
            return;
        }
        keep(new Undelivered(
                settings.name(),
                message.id(),
                message.revision(),
                false,
                failure,
                last.status(),
                outcome.attempts(),
                clock.instant(),
                message.origin()));
        tell.accept("put aside " + message.key() + " after " + outcome.attempts() + " tries: " + failure + ", "
                + last.inWords());
        if (failure.isPassing()) {
            receiver.remember(message);
        }
    }

    /** Keeps a record that is none. */
    void putAside(Origin origin) throws InterruptedException {
        keep(new Undelivered(settings.name(), "", 0, false, Failure.UNREADABLE, 0, 0, clock.instant(), origin));
        tell.accept("put aside what stands in " + origin.topic() + ", partition " + origin.partition() + ", offset "
                + origin.offset() + ": UNREADABLE");
    }

    private void keep(Undelivered entry) throws InterruptedException {
        undelivered.keep(entry);
        figures.putAside.increment();
    }

    void passedOver() {
        figures.passedOver.increment();
    }

    void remember(Message message) {
        receiver.remember(message);
    }

    void keepUp() throws InterruptedException {
        figures.toldAgain.add(receiver.keepUp());
    }

    void behind(long records) {
        figures.behind.set(records);
    }

    /** Nobody waits for another try any more. */
    void hurry() {
        hurry.countDown();
    }

    /** All begins anew. */
    void begin() {
        receiver.forgetAll();
        hurry = new CountDownLatch(1);
    }

    private void pause(Duration time) throws InterruptedException {
        if (hurry.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the session ends");
        }
    }
}
