package dev.attune.policy;

import java.util.List;
import java.util.Map;

/** A piece of a policy file with the line it begins at, so that a problem can say where it is. */
public sealed interface PolicyNode {

    /** Line in the file, from 1. */
    int line();

    /** How it is shown in a problem. */
    String shown();

    /** A single value as written; {@code ~} and {@code null} are {@link Nothing}. */
    record Scalar(int line, String text) implements PolicyNode {
        @Override
        public String shown() {
            return text;
        }
    }

    /** An explicit null. */
    record Nothing(int line) implements PolicyNode {
        @Override
        public String shown() {
            return "null";
        }
    }

    /** Keys in the order of the file. */
    record Mapping(int line, Map<String, PolicyNode> fields) implements PolicyNode {
        @Override
        public String shown() {
            return "a mapping";
        }
    }

    /** A list. */
    record Sequence(int line, List<PolicyNode> items) implements PolicyNode {
        @Override
        public String shown() {
            return "a list";
        }
    }
}
