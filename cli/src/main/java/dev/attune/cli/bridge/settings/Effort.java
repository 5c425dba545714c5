package dev.attune.cli.bridge.settings;

import java.time.Duration;

/**
 * How hard a receiver is tried.
 *
 * @param timeout of one request, connecting and the whole answer included
 * @param ratePerSecond requests at most, evenly spaced
 * @param inFlight requests at once, each of another alert
 * @param firstDelay before the second try; doubled from try to try
 * @param largestDelay between tries, unless the receiver itself asks for more
 * @param giveUpAfter how long an alert is tried; counted from when the receiver last took something, so that behind a
 *     receiver that is long dead each alert is tried once
 */
public record Effort(
        Duration timeout,
        int ratePerSecond,
        int inFlight,
        Duration firstDelay,
        Duration largestDelay,
        Duration giveUpAfter) {}
