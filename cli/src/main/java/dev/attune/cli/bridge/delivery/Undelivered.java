package dev.attune.cli.bridge.delivery;

import dev.attune.cli.bridge.receiver.Failure;
import dev.attune.cli.bridge.receiver.Origin;
import java.time.Instant;

/**
 * What became of something that was given up.
 *
 * @param alertId of the alert or incident; empty where the record could not be read
 * @param revision 0 where the record could not be read
 * @param delivered whether it was driven again and taken
 * @param status of HTTP at the last try; 0 where there was no answer
 * @param at when it was put aside, or delivered after all
 */
public record Undelivered(
        String receiver,
        String alertId,
        int revision,
        boolean delivered,
        Failure reason,
        int status,
        int attempts,
        Instant at,
        Origin origin) {

    /** One for each delivery: what is written later under the same key takes its place. */
    public String key() {
        String what = alertId.isEmpty()
                ? origin.topic() + "-" + origin.partition() + "-" + origin.offset()
                : alertId + ":" + revision;
        return receiver + ":" + what;
    }

    /** The same, taken after all. */
    public Undelivered delivered(int tries, Instant now) {
        return new Undelivered(receiver, alertId, revision, true, reason, status, attempts + tries, now, origin);
    }
}
