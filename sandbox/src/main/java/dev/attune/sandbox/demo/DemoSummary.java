package dev.attune.sandbox.demo;

import dev.attune.cli.Table;
import dev.attune.telemetry.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What a demonstration ends with.
 *
 * @param residentBytes memory of each process by its name; empty where nobody asked
 */
record DemoSummary(Ledger ledger, AlertTally alerts, Map<String, Long> residentBytes) {
    private static final long MEBIBYTE = 1 << 20;

    /** The object of the specification; a percentile without measurements is null. */
    Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        object.put("read", ledger.read());
        object.put("accepted", ledger.accepted());
        object.put("late", ledger.late());
        object.put("duplicate", ledger.duplicate());
        object.put("rejected", ledger.rejected());
        object.put("anonymous", ledger.anonymous());
        object.put("control", ledger.control());
        object.put("alerts", alerts.counts());
        object.put("incidents", alerts.incidents());
        object.put("alerts_in_incidents", alerts.attached());
        Map<String, @Nullable Object> latency = new LinkedHashMap<>();
        latency.put("p50", number(alerts.latency(50)));
        latency.put("p99", number(alerts.latency(99)));
        object.put("latency_ms", latency);
        if (!residentBytes.isEmpty()) {
            Map<String, Long> mebibytes = new LinkedHashMap<>();
            residentBytes.forEach((process, bytes) -> mebibytes.put(process, bytes / MEBIBYTE));
            mebibytes.put(
                    "total",
                    residentBytes.values().stream().mapToLong(Long::longValue).sum() / MEBIBYTE);
            object.put("memory_mb", mebibytes);
        }
        return object;
    }

    /** The same as rows. */
    Table table() {
        Table table = new Table("figure", "value");
        object().forEach((key, value) -> addRows(table, key, value));
        return table;
    }

    private static void addRows(Table table, String key, @Nullable Object value) {
        if (value instanceof Map<?, ?> parts) {
            parts.forEach((part, partValue) -> addRows(table, key + " " + part, partValue));
        } else {
            table.row(key, value);
        }
    }

    private static @Nullable Long number(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }
}
