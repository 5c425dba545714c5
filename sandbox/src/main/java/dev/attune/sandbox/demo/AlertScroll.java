package dev.attune.sandbox.demo;

import dev.attune.cli.alerts.AlertLine;
import dev.attune.cli.alerts.AlertRecord;
import dev.attune.cli.alerts.IncidentLine;
import dev.attune.cli.alerts.IncidentRecord;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Alerts as lines that a person can follow: a few a second of each kind, and a count of those left out. */
final class AlertScroll {
    private static final long SECOND = 1_000_000_000L;
    private static final int LINES_PER_SECOND = 3;

    private final AlertLine line;
    private final IncidentLine incidentLine;
    private final Consumer<String> lines;
    private final LongSupplier nanoseconds;
    private final Map<String, Integer> shown = new HashMap<>();
    private long secondBegan;
    private long leftOut;

    /** @param nanoseconds a clock of any origin */
    AlertScroll(boolean coloured, Consumer<String> lines, LongSupplier nanoseconds) {
        this.line = new AlertLine(coloured);
        this.incidentLine = new IncidentLine(coloured);
        this.lines = lines;
        this.nanoseconds = nanoseconds;
        this.secondBegan = nanoseconds.getAsLong();
        lines.accept(line.heading());
    }

    void show(AlertRecord alert) {
        long now = nanoseconds.getAsLong();
        if (now - secondBegan >= SECOND) {
            beginSecond(now);
        }
        if (shown.merge(alert.kind(), 1, Integer::sum) <= LINES_PER_SECOND) {
            lines.accept(line.of(alert));
        } else {
            leftOut++;
        }
    }

    /** Every revision of an incident is worth a line: one stands for many alerts. */
    void show(IncidentRecord incident) {
        lines.accept(incidentLine.amongAlerts(incident));
    }

    private void beginSecond(long now) {
        if (leftOut > 0) {
            lines.accept(String.format(Locale.ROOT, "... and %,d more", leftOut));
        }
        secondBegan = now;
        shown.clear();
        leftOut = 0;
    }
}
