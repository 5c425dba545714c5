package dev.attune.cli.topics;

import dev.attune.cli.Tone;
import dev.attune.cli.topics.Change.AlterTopic;
import dev.attune.cli.topics.Change.CreateTopic;
import dev.attune.cli.topics.Change.RegisterSchema;
import dev.attune.cli.topics.Change.SetCompatibility;
import dev.attune.cli.topics.Change.Setting;
import dev.attune.cli.topics.Change.What;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What became of one change.
 *
 * @param name topic or subject
 * @param detail what changed from what to what, or why it failed; empty where nothing is to say
 */
record Outcome(What what, String name, Result result, String detail) {
    /** What became of it, in one word. */
    enum Result {
        CREATED("created", Tone.GOOD),
        ALTERED("altered", Tone.WARNING),
        REGISTERED("registered", Tone.GOOD),
        PUBLISHED("published", Tone.GOOD),
        UNCHANGED("unchanged", Tone.QUIET),
        FAILED("failed", Tone.BAD);

        private final String word;
        private final Tone tone;

        Result(String word, Tone tone) {
            this.word = word;
            this.tone = tone;
        }

        String word() {
            return word;
        }

        Tone tone() {
            return tone;
        }
    }

    /** The change was made, or would be. */
    static Outcome of(Change change) {
        if (change instanceof CreateTopic create) {
            return new Outcome(
                    What.TOPIC, create.name(), Result.CREATED, create.topic().partitions() + " partitions");
        }
        if (change instanceof AlterTopic alter) {
            String detail = alter.settings().entrySet().stream()
                    .map(entry -> entry.getKey() + " " + inWords(entry.getValue()))
                    .collect(Collectors.joining(", "));
            return new Outcome(What.TOPIC, alter.name(), Result.ALTERED, detail);
        }
        if (change instanceof SetCompatibility set) {
            Result result = set.before() == null ? Result.CREATED : Result.ALTERED;
            return new Outcome(
                    What.COMPATIBILITY, set.name(), result, inWords(new Setting(set.before(), set.wanted())));
        }
        if (change instanceof RegisterSchema register) {
            return new Outcome(What.SCHEMA, register.name(), Result.REGISTERED, "");
        }
        return new Outcome(whatOf(change), change.name(), Result.UNCHANGED, "");
    }

    /** The change could not be made. */
    static Outcome failed(Change change, String reason) {
        Outcome intended = of(change);
        return new Outcome(intended.what, intended.name, Result.FAILED, reason);
    }

    private static What whatOf(Change change) {
        return change instanceof Change.Keep keep ? keep.what() : What.TOPIC;
    }

    private static String inWords(Setting setting) {
        @Nullable String before = setting.before();
        return before == null ? setting.wanted() : before + " -> " + setting.wanted();
    }
}
