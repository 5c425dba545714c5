package dev.attune.cli.bridge.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** As many threads as a receiver takes requests at once. Work of one alert always takes the same lane, in order. */
final class Lanes implements AutoCloseable {

    private final List<ExecutorService> lanes = new ArrayList<>();
    private final Duration grace;
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private volatile boolean closed;

    /** What may be stopped at any time. */
    interface Work {
        void run() throws InterruptedException;
    }

    /** @param grace how long what is being sent may take to end when the lanes are closed */
    Lanes(String name, int number, Duration grace) {
        this.grace = grace;
        for (int lane = 0; lane < number; lane++) {
            String thread = "bridge-" + name + "-" + lane;
            lanes.add(Executors.newSingleThreadExecutor(work -> {
                Thread made = new Thread(work, thread);
                made.setDaemon(true);
                return made;
            }));
        }
    }

    /** @param alertId work of which stays in order */
    void add(String alertId, Work work) {
        lanes.get(Math.floorMod(alertId.hashCode(), lanes.size())).execute(() -> {
            if (closed || failure.get() != null) {
                return;
            }
            try {
                work.run();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException broken) {
                failure.compareAndSet(null, broken);
            }
        });
    }

    /** Rethrows what a lane could not cope with. */
    void check() {
        RuntimeException broken = failure.get();
        if (broken != null) {
            throw broken;
        }
    }

    /** What waits is not begun; what is on its way may end, for a while. */
    @Override
    public void close() {
        closed = true;
        lanes.forEach(ExecutorService::shutdown);
        long until = System.nanoTime() + grace.toNanos();
        boolean interrupted = false;
        for (ExecutorService lane : lanes) {
            try {
                lane.awaitTermination(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (InterruptedException stopped) {
                interrupted = true;
                break;
            }
        }
        lanes.forEach(ExecutorService::shutdownNow);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
