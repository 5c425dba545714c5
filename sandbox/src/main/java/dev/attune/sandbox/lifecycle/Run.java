package dev.attune.sandbox.lifecycle;

import dev.attune.cli.Endpoints;
import dev.attune.sandbox.process.Directories;
import dev.attune.sandbox.stack.StackSettings;
import dev.attune.sandbox.stack.StartProgress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One run of the product from its directory to its last process; closing it leaves nothing behind. */
public final class Run implements AutoCloseable {
    private final Interruption interruption;
    private final Path directory;
    private @Nullable Product product;

    private Run(Interruption interruption, Path directory) {
        this.interruption = interruption;
        this.directory = directory;
        // Nobody can watch for the wish while parts start, so it ends them, and their start fails.
        interruption.onWish(Children::killAll);
    }

    /** A run whose directory is temporary. */
    public static Run temporary(Interruption interruption) {
        return new Run(interruption, RunDirectory.create());
    }

    /** A run in a directory that is emptied first. */
    static Run in(Path directory, Interruption interruption) {
        Directories.delete(directory);
        return new Run(interruption, directory);
    }

    /** Of logs, data and checkpoints. */
    public Path directory() {
        return directory;
    }

    /** Starts the product and says to every other command where it is; from now on the caller watches for the wish to end. */
    public Product start(StackSettings settings, StartProgress progress) {
        Product started = Product.start(settings, progress);
        product = started;
        started.stack().endpoints().write(Endpoints.file());
        interruption.onWish(() -> {});
        return started;
    }

    @Override
    public void close() {
        forgetEndpoints();
        Optional.ofNullable(product).ifPresent(Product::close);
        Children.killAll();
        Directories.delete(directory);
    }

    private static void forgetEndpoints() {
        Path file = Endpoints.file();
        boolean ours = Endpoints.read(file)
                .filter(endpoints -> endpoints.pid() == ProcessHandle.current().pid())
                .isPresent();
        try {
            if (ours) {
                Files.delete(file);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
