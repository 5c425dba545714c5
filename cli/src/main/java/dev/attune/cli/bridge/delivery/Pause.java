package dev.attune.cli.bridge.delivery;

import java.time.Duration;

/** Port to waiting. */
public interface Pause {

    void last(Duration time) throws InterruptedException;
}
