package dev.attune.policy;

import dev.attune.domain.policy.PolicyProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Everything wrong with one policy file, or another of its form, and where: collected while it is read, told in the order of the file. */
public final class PolicyFileProblems {

    /** A problem whose place is not known is told last. */
    private static final int NO_LINE = Integer.MAX_VALUE;

    private final Map<String, Integer> lines = new HashMap<>();
    private final List<Placed> problems = new ArrayList<>();

    private record Placed(int line, PolicyProblem problem) {
        String text() {
            return line == NO_LINE ? problem.toString() : "line " + line + ": " + problem;
        }
    }

    /** Remembers where a key stands, for rules that are checked when all is read. */
    void place(String key, int line) {
        lines.put(key, line);
    }

    boolean isPlaced(String key) {
        return lines.containsKey(key);
    }

    public void add(int line, String key, String rule, String value) {
        problems.add(new Placed(line, new PolicyProblem(key, rule, value)));
    }

    /** A broken rule of the domain: it stands where its key or the nearest key above it stands in the file. */
    void add(PolicyProblem problem) {
        String key = problem.key();
        while (!lines.containsKey(key) && key.contains(".")) {
            key = key.substring(0, key.lastIndexOf('.'));
        }
        problems.add(new Placed(lines.getOrDefault(key, NO_LINE), problem));
    }

    public boolean any() {
        return !problems.isEmpty();
    }

    public List<String> texts() {
        return problems.stream()
                .sorted(Comparator.comparingInt(Placed::line))
                .map(Placed::text)
                .toList();
    }
}
