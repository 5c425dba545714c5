package dev.attune.intake.decode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Time that passes only by waiting, or when a test says so. */
public final class TestingRegistryClock implements RegistryClock {

    private static final long serialVersionUID = 1L;

    private final List<Duration> pauses = new ArrayList<>();
    private long now;
    private transient @Nullable Runnable onPause;
    private boolean cancelled;

    void advance(Duration duration) {
        now += duration.toMillis();
    }

    void cancel() {
        cancelled = true;
    }

    void whilePausing(Runnable action) {
        onPause = action;
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    Duration paused() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public long millis() {
        return now;
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        if (cancelled) {
            throw new InterruptedException();
        }
        pauses.add(duration);
        advance(duration);
        if (onPause != null) {
            onPause.run();
        }
    }
}
