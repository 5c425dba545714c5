package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Answer;

/**
 * How a delivery ended.
 *
 * @param last answer: taken, or why it was given up
 * @param attempts how often it was sent, at least once
 */
public record Outcome(Answer last, int attempts) {

    public boolean isTaken() {
        return last.isTaken();
    }
}
