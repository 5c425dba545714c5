package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/**
 * Registry ids of the schemas we write with, asked once when the job starts. The job registers nothing: what may be
 * written is decided by whoever runs {@code attune topics apply}.
 */
final class OutputSchemaIds implements ToIntFunction<Topic> {

    private final Map<Topic, Integer> ids;

    private OutputSchemaIds(Map<Topic, Integer> ids) {
        this.ids = ids;
    }

    static OutputSchemaIds ask(SchemaRegistry registry, List<Topic> topics) {
        Map<Topic, Integer> ids = new EnumMap<>(Topic.class);
        List<String> missing = new ArrayList<>();
        for (Topic topic : topics) {
            OptionalInt id = registry.idOf(topic.subject(), topic.schema().toString());
            if (id.isPresent()) {
                ids.put(topic, id.getAsInt());
            } else {
                missing.add(topic.subject());
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the schema registry does not hold our current schema of "
                    + String.join(", ", missing) + ": run 'attune topics apply' against it, then start the job again");
        }
        return new OutputSchemaIds(ids);
    }

    @Override
    public int applyAsInt(Topic topic) {
        Integer id = ids.get(topic);
        if (id == null) {
            throw new IllegalArgumentException(topic + " is not among the topics written here: " + ids.keySet());
        }
        return id;
    }
}
