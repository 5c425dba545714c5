package dev.attune.sandbox.lifecycle;

import dev.attune.sandbox.stack.StartProgress;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** Tells a start in lines. */
public final class ConsoleProgress implements StartProgress {
    private final Consumer<String> lines;

    public ConsoleProgress(Consumer<String> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void begins(String what) {
        lines.accept("starting  " + what);
    }

    @Override
    public synchronized void ready(String what, String where, Duration took) {
        lines.accept(String.format(Locale.ROOT, "ready     %-18s %5.1f s  %s", what, took.toMillis() / 1e3, where)
                .stripTrailing());
    }
}
