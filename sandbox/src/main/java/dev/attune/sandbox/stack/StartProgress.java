package dev.attune.sandbox.stack;

import java.time.Duration;

/** Hears how a start goes, a step at a time; called from several threads. */
public interface StartProgress {
    /** @param what such as {@code Kafka broker} */
    void begins(String what);

    /**
     * @param where an address, or what else there is to say; may be empty
     * @param took since the step began
     */
    void ready(String what, String where, Duration took);
}
