package dev.attune.cli.topics;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** One step from what is to what should be. */
sealed interface Change {
    /** Topic or subject. */
    String name();

    /** The topic does not exist yet. */
    record CreateTopic(DesiredTopic topic) implements Change {
        @Override
        public String name() {
            return topic.name();
        }
    }

    /** Some of its settings differ; by setting, in words and as it should be. */
    record AlterTopic(String name, SortedMap<String, Setting> settings) implements Change {}

    /** One setting of a topic. */
    record Setting(@Nullable String before, String wanted) {}

    /** The subject has no level, or another one. */
    record SetCompatibility(String name, @Nullable String before, String wanted) implements Change {}

    /** The subject does not hold the current schema. */
    record RegisterSchema(String name, String schema) implements Change {}

    /** It is as it should be. */
    record Keep(What what, String name) implements Change {}

    /** What a step is about. */
    enum What {
        TOPIC("topic"),
        COMPATIBILITY("compatibility"),
        SCHEMA("schema"),
        POLICY("policy");

        private final String word;

        What(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }
    }
}
