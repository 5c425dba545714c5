package dev.attune.waiting;

import java.io.Serializable;
import java.time.Duration;

/** Port to the time in which we wait for a registry: processing time, never event time. */
public interface RegistryClock extends Serializable {

    /** Milliseconds since some fixed instant; never goes back. */
    long millis();

    /** Waits; ends early only by interruption, which is how a job is cancelled. */
    void pause(Duration duration) throws InterruptedException;
}
