package dev.attune.telemetry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** Counters of one name, told apart by labels whose values are enums: their number is bounded by construction. */
public final class CounterFamily {

    private final MetricGroup group;
    private final String name;
    private final List<String> labels;
    private final Map<List<Enum<?>>, Counter> counters = new HashMap<>();

    public CounterFamily(MetricGroup group, String name, String... labels) {
        this.group = group;
        this.name = name;
        this.labels = List.of(labels);
    }

    /** Registers the counter when its values are first seen. */
    public Counter of(Enum<?>... values) {
        return counters.computeIfAbsent(List.of(values), this::register);
    }

    private Counter register(List<Enum<?>> values) {
        if (values.size() != labels.size()) {
            throw new IllegalArgumentException(
                    name + " must have a value for each of " + labels + ", but had " + values);
        }
        MetricGroup labelled = group;
        for (int i = 0; i < labels.size(); i++) {
            labelled = labelled.addGroup(labels.get(i), values.get(i).name());
        }
        return labelled.counter(name);
    }
}
