package dev.attune.intake.files;

import java.util.List;

/** Files that cannot be used as they are, with everything found wrong: {@code file:line: rule, but was value}, or
 * {@code file: rule} where no line is to blame. */
public final class EventFilesException extends Exception {

    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    EventFilesException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each. */
    public List<String> problems() {
        return problems;
    }
}
