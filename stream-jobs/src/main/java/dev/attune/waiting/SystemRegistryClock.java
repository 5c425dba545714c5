package dev.attune.waiting;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The clock of this machine. */
public final class SystemRegistryClock implements RegistryClock {

    private static final long serialVersionUID = 1L;

    @Override
    public long millis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.toMillis());
    }
}
