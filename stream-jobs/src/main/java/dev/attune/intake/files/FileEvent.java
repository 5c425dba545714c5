package dev.attune.intake.files;

import dev.attune.domain.event.Click;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.intake.Arrival;
import dev.attune.intake.IntakeRecord;
import dev.attune.intake.RawRecord;
import dev.attune.intake.mapping.MappedEvent;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One row of a file that passed.
 *
 * @param line where it ends in its file, counted from 1
 */
public record FileEvent(EventStream stream, long line, MappedEvent event) implements Comparable<FileEvent> {

    /** Epoch milliseconds UTC. */
    public long eventTime() {
        return event.interaction().eventTime();
    }

    /** By event time, then stream, then line: the order in which the files are merged. */
    @Override
    public int compareTo(FileEvent other) {
        int byTime = Long.compare(eventTime(), other.eventTime());
        if (byTime != 0) {
            return byTime;
        }
        int byStream = stream.compareTo(other.stream);
        return byStream != 0 ? byStream : Long.compare(line, other.line);
    }

    /** As intake would have let it in. No broker took it: its broker time is its event time. */
    IntakeRecord intakeRecord() {
        Interaction interaction = event.interaction();
        if (event.anonymous() && interaction instanceof Click click) {
            return new IntakeRecord.Anonymous(click, eventTime(), event.oddities());
        }
        return new IntakeRecord.Accepted(
                new Arrival(interaction, eventTime(), null, null), this::raw, event.oddities());
    }

    private RawRecord raw() {
        byte[] key = event.interaction().customerId().getBytes(StandardCharsets.UTF_8);
        return new RawRecord("file." + stream, 0, line, eventTime(), key, null, List.of());
    }
}
