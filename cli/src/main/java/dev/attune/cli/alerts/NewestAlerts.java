package dev.attune.cli.alerts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The newest so many alerts, told in the order of (event time, alert id, revision). */
final class NewestAlerts {

    static final Comparator<AlertRecord> ORDER = Comparator.comparing(AlertRecord::eventTime)
            .thenComparing(AlertRecord::alertId)
            .thenComparingInt(AlertRecord::revision);

    private final int limit;
    private final PriorityQueue<AlertRecord> oldestFirst = new PriorityQueue<>(ORDER);

    /** @param limit 0 for all of them */
    NewestAlerts(int limit) {
        this.limit = limit;
    }

    void add(AlertRecord alert) {
        oldestFirst.add(alert);
        if (limit > 0 && oldestFirst.size() > limit) {
            oldestFirst.remove();
        }
    }

    List<AlertRecord> inOrder() {
        List<AlertRecord> alerts = new ArrayList<>(oldestFirst);
        alerts.sort(ORDER);
        return alerts;
    }
}
