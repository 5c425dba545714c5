package dev.attune.sandbox.lifecycle;

import dev.attune.cli.CommandFailed;
import dev.attune.cli.Endpoints;
import dev.attune.cli.Output;
import dev.attune.sandbox.process.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;

/** {@code attune down}. */
@Command(
        name = "down",
        description = "Ends what 'up' or 'demo' started from this directory, with its data.",
        footerHeading = "%nExamples:%n",
        footer = "  attune down")
public final class DownCommand implements Callable<Integer> {
    private static final long PATIENCE_SECONDS = 40;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        Path file = Endpoints.file();
        Optional<Endpoints> running = Endpoints.running();
        running.flatMap(endpoints -> ProcessHandle.of(endpoints.pid())).ifPresent(DownCommand::end);
        try {
            Files.deleteIfExists(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        Directories.delete(file.resolveSibling("run"));
        Directories.delete(file.resolveSibling("log"));
        output.note(running.isPresent() ? "ended" : "nothing was running");
        return ExitCode.OK;
    }

    private static void end(ProcessHandle sandbox) {
        CompletableFuture<ProcessHandle> ended = sandbox.onExit();
        sandbox.destroy();
        try {
            ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            // Its children watch it and follow.
            sandbox.destroyForcibly();
            ended.join();
        } catch (InterruptedException | ExecutionException failure) {
            throw new CommandFailed("the sandbox (process " + sandbox.pid() + ") could not be ended", failure);
        }
    }
}
