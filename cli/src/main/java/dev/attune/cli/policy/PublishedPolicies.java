package dev.attune.cli.policy;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Table;
import dev.attune.cli.Tone;
import dev.attune.cli.reading.TopicRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What stands on the topic of policies: who published what, and from when it holds. */
public final class PublishedPolicies {

    private final List<Publication> publications;

    /** @param records of the topic, oldest first */
    PublishedPolicies(List<TopicRecord> records) {
        Map<String, Publication> newest = new LinkedHashMap<>();
        for (TopicRecord record : records) {
            Publication publication = Publication.of(record);
            String key = publication.live() + publication.version() + "@" + publication.stated();
            Publication known = newest.get(key);
            // Where the job moved one, who published it, and when, stands in the record that it replaces, until
            // compaction.
            newest.put(key, known == null || publication.moved() ? publication : known);
        }
        this.publications = new ArrayList<>(newest.values());
    }

    boolean isEmpty() {
        return publications.stream().noneMatch(Publication::live);
    }

    /** Why the job does not judge by a publication; null where it does, from its time on. */
    private @Nullable String refusal(Publication publication) {
        if (!publication.live()) {
            return "shadow";
        }
        if (publication.policy() == null || !publication.policy().version().equals(publication.version())) {
            return "refused, breaks a rule";
        }
        boolean contradicts = publications.stream()
                .filter(other -> other.live() && other.version().equals(publication.version()))
                .min(Comparator.comparingLong(Publication::writtenAt))
                .filter(first -> !first.document().equals(publication.document()))
                .isPresent();
        return contradicts ? "refused, another document of this version" : null;
    }

    private List<Publication> judgedBy() {
        return publications.stream()
                .filter(publication -> refusal(publication) == null)
                .sorted(Publication.ORDER)
                .toList();
    }

    /** What holds at an instant, epoch milliseconds of event time; empty where nothing does yet. */
    Optional<Publication> inForce(long at) {
        return judgedBy().stream()
                .filter(publication -> publication.effective() <= at)
                .reduce((earlier, later) -> later);
    }

    /** What held before what holds at an instant, under another version. */
    Optional<Publication> before(long at) {
        Publication current = inForce(at).orElse(null);
        return judgedBy().stream()
                .filter(publication -> current != null
                        && publication.effective() <= current.effective()
                        && !publication.version().equals(current.version()))
                .reduce((earlier, later) -> later);
    }

    /** The newest publication of a version that the job judges by. */
    Optional<Publication> newest(String version) {
        return judgedBy().stream()
                .filter(publication -> publication.version().equals(version))
                .reduce((earlier, later) -> later);
    }

    /**
     * That a version can be published so.
     *
     * @throws CommandFailed if the job would refuse it, or has it already
     */
    void check(String version, String document, long effectiveAt) {
        for (Publication known : publications) {
            if (!known.version().equals(version) || !known.live()) {
                continue;
            }
            if (!known.document().equals(document)) {
                throw new CommandFailed("version must be unlike that of any other policy on the topic, but " + version
                        + " stands for another document there: give the new one another version");
            }
            if (known.stated() == effectiveAt) {
                throw new CommandFailed("--effective-at must be unlike that of an earlier publication of " + version
                        + ", but was " + Instant.ofEpochMilli(effectiveAt));
            }
        }
    }

    /** In the order in which they take effect. */
    Table table(long now) {
        Table table = new Table(
                "version", "state", "effective_at", "stated_at", "author", "comment", "based_on", "published_at");
        Publication current = inForce(now).orElse(null);
        publications.stream().sorted(Publication.ORDER).forEach(each -> {
            String refused = refusal(each);
            table.row(
                    each.version(),
                    refused == null ? state(each, current, now) : Tone.BAD.of(refused),
                    Instant.ofEpochMilli(each.effective()).toString(),
                    each.moved()
                            ? Tone.WARNING.of(
                                    Instant.ofEpochMilli(each.stated()).toString())
                            : null,
                    each.author(),
                    each.comment(),
                    each.basedOn(),
                    Instant.ofEpochMilli(each.writtenAt()).toString());
        });
        return table;
    }

    private static Tone.Toned state(Publication each, @Nullable Publication current, long now) {
        if (each.equals(current)) {
            return Tone.GOOD.of("in force");
        }
        return each.effective() > now ? Tone.NEWS.of("to come") : Tone.QUIET.of("over");
    }
}
