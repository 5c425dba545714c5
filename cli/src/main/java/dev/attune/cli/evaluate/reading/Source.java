package dev.attune.cli.evaluate.reading;

/**
 * A file that was read.
 *
 * @param role what it was given as, such as {@code --customers}
 * @param path as given
 * @param rows rows or lines in it
 * @param what was found, in words
 */
public record Source(String role, String path, long rows, String what) {

    /** The same as one of several runs. */
    Source of(String run) {
        return new Source("--run " + run, path, rows, what);
    }
}
