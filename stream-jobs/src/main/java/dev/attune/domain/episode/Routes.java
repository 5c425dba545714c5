package dev.attune.domain.episode;

import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which departments hear of something, for reasons and by severity. */
public final class Routes {

    private Routes() {}

    /**
     * The departments of the reasons, in their order, each once.
     *
     * @param severity the worst so far: who heard of a beginning hears of the end too
     */
    public static List<String> of(Policy policy, Collection<Reason> reasons, Severity severity) {
        Set<String> departments = new LinkedHashSet<>();
        for (Reason reason : reasons) {
            for (String entry : policy.entries(reason)) {
                if (severity.compareTo(from(entry)) >= 0) {
                    departments.add(Policy.department(entry));
                }
            }
        }
        return List.copyOf(departments);
    }

    private static Severity from(String entry) {
        int from = entry.indexOf(Policy.FROM);
        return from < 0
                ? Severity.INFO
                : Severity.valueOf(entry.substring(from + 1).toUpperCase(Locale.ROOT));
    }
}
