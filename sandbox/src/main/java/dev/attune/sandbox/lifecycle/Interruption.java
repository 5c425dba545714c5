package dev.attune.sandbox.lifecycle;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C, a closed terminal and {@code kill} into a wish that the run ends in order: the JVM's shutdown waits
 * until the run says it is finished, or for as long as a person would.
 */
public final class Interruption {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CountDownLatch wished = new CountDownLatch(1);
    private final CountDownLatch finished = new CountDownLatch(1);
    private volatile Runnable rescue = () -> {};

    private Interruption() {}

    /** Listens from now on. */
    public static Interruption listen() {
        Interruption interruption = new Interruption();
        Runtime.getRuntime().addShutdownHook(new Thread(interruption::endInOrder, "interruption"));
        return interruption;
    }

    /**
     * What a wish to end does at once, while the run is not yet able to watch for it: ends what it waits for.
     * Nothing, once it can.
     */
    public void onWish(Runnable rescue) {
        this.rescue = rescue;
    }

    public boolean wished() {
        return wished.getCount() == 0;
    }

    /** Waits until somebody wishes the run to end, at most for the time given; says whether somebody did. */
    public boolean awaitWish(Duration time) {
        try {
            return wished.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /** The run has ended and left nothing behind. */
    public void finished() {
        finished.countDown();
    }

    private void endInOrder() {
        wished.countDown();
        rescue.run();
        try {
            if (!finished.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                Children.killAll();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
