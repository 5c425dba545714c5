package dev.attune.delivery;

import dev.attune.contract.Topic;
import dev.attune.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
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
    private final Map<String, Integer> partners;

    private OutputSchemaIds(Map<Topic, Integer> ids, Map<String, Integer> partners) {
        this.ids = ids;
        this.partners = partners;
    }

    static OutputSchemaIds ask(SchemaRegistry registry, List<Topic> topics, List<String> partners) {
        Map<Topic, Integer> ids = new EnumMap<>(Topic.class);
        Map<String, Integer> ofPartners = new HashMap<>();
        List<String> missing = new ArrayList<>();
        for (Topic topic : topics) {
            OptionalInt id = registry.idOf(topic.subject(), topic.schema().toString());
            id.ifPresentOrElse(found -> ids.put(topic, found), () -> missing.add(topic.subject()));
        }
        for (String partner : partners) {
            String subject = Topic.partnerTopic(partner) + "-value";
            OptionalInt id = registry.idOf(subject, TouchpointMapper.PARTNER.toString());
            id.ifPresentOrElse(found -> ofPartners.put(partner, found), () -> missing.add(subject));
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException("the schema registry does not hold our current schema of "
                    + String.join(", ", missing) + ": run 'attune topics apply' against it"
                    + (partners.isEmpty() ? "" : ", with --policy where it names partners")
                    + ", then start the job again");
        }
        return new OutputSchemaIds(ids, ofPartners);
    }

    /** The id of the schema on the topic of a partner. */
    int ofPartner(String partner) {
        Integer id = partners.get(partner);
        if (id == null) {
            throw new IllegalArgumentException(partner + " is not among the partners written to: " + partners.keySet());
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
