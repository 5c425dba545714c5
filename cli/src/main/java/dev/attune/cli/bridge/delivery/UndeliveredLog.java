package dev.attune.cli.bridge.delivery;

/** Port to where what was given up is kept. */
public interface UndeliveredLog {

    /** Returns once it is kept for good; until then whoever gave up must not go on. */
    void keep(Undelivered undelivered) throws InterruptedException;
}
