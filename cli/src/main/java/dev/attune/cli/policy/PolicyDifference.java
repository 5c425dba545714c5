package dev.attune.cli.policy;

import dev.attune.cli.Table;
import dev.attune.cli.Tone;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyTree;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What differs between two policies, key by key; their names do not count. */
final class PolicyDifference {

    private static final String VERSION = "version";

    /** One key; null where a side has nothing under it. */
    record Change(
            String key, @Nullable String before, @Nullable String after) {}

    private PolicyDifference() {}

    static List<Change> between(Policy before, Policy after) {
        Map<String, String> left = PolicyTree.flat(before);
        Map<String, String> right = PolicyTree.flat(after);
        Set<String> keys = new LinkedHashSet<>(left.keySet());
        keys.addAll(right.keySet());
        List<Change> changes = new ArrayList<>();
        for (String key : keys) {
            String was = left.get(key);
            String is = right.get(key);
            boolean same = was == null ? is == null : was.equals(is);
            if (!same && !key.equals(VERSION)) {
                changes.add(new Change(key, was, is));
            }
        }
        return changes;
    }

    static Table table(List<Change> changes) {
        Table table = new Table("key", "before", "after");
        changes.forEach(
                change -> table.row(change.key(), Tone.QUIET.of(change.before()), Tone.NEWS.of(change.after())));
        return table;
    }
}
