package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.apache.avro.Schema;

/**
 * Registry ids of the schemas we write with, asked once when the job starts. The job registers nothing: what may be
 * written is decided by whoever runs {@code attune topics apply}.
 */
final class OutputSchemaIds implements ToIntFunction<Topic> {

    private final Map<Topic, Integer> ids;
    private final Map<String, Integer> others;

    private OutputSchemaIds(Map<Topic, Integer> ids, Map<String, Integer> others) {
        this.ids = ids;
        this.others = others;
    }

    static OutputSchemaIds ask(
            SchemaRegistry registry, List<Topic> topics, List<String> partners, List<String> departments) {
        Map<Topic, Integer> ids = new EnumMap<>(Topic.class);
        Map<String, Schema> schemas = new TreeMap<>();
        partners.forEach(partner -> schemas.put(Topic.partnerTopic(partner), TouchpointMapper.PARTNER));
        departments.forEach(department -> schemas.put(Topic.routeTopic(department), Topic.CHURN_RISK.schema()));
        Map<String, Integer> others = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (Topic topic : topics) {
            OptionalInt id = registry.idOf(topic.subject(), topic.schema().toString());
            id.ifPresentOrElse(found -> ids.put(topic, found), () -> missing.add(topic.subject()));
        }
        schemas.forEach((topic, schema) -> {
            String subject = topic + "-value";
            OptionalInt id = registry.idOf(subject, schema.toString());
            id.ifPresentOrElse(found -> others.put(topic, found), () -> missing.add(subject));
        });
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the schema registry does not hold our current schema of "
                    + String.join(", ", missing) + ": run 'attune topics apply' against it"
                    + (partners.isEmpty() ? "" : ", with --policy where it names partners")
                    + (departments.isEmpty() ? "" : ", with --department for each of delivery.departments")
                    + ", then start the job again");
        }
        return new OutputSchemaIds(ids, others);
    }

    /** The id of the schema on the topic of a partner or department. */
    int ofTopic(String topic) {
        Integer id = others.get(topic);
        if (id == null) {
            throw new IllegalArgumentException(topic + " is not among the topics written here: " + others.keySet());
        }
        return id;
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
