package dev.attune.cli.bridge.receiver;

/** Somebody who hears of alerts. Of one alert at most one revision is sent at a time, in order. */
public interface Receiver {

    /** Tries once. What fails in the world is an answer, never an exception. */
    Answer send(Message message) throws InterruptedException;

    /** Takes down a revision that was sent before this process began, or that could not be sent. */
    default void remember(Message message) {}

    /** Forgets all that was taken down: others may hear of it from now on. */
    default void forgetAll() {}

    /** Does what is due besides single messages; how many alerts were told again. */
    default int keepUp() throws InterruptedException {
        return 0;
    }
}
