package dev.attune.waiting;

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

    public void advance(Duration duration) {
        now += duration.toMillis();
    }

    public void cancel() {
        cancelled = true;
    }

    public void whilePausing(Runnable action) {
        onPause = action;
    }

    public List<Duration> pauses() {
        return List.copyOf(pauses);
    }

    public Duration paused() {
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
