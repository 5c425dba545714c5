package dev.attune.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** What the machine has to offer, read from Linux's proc file system; unknown elsewhere. */
public final class Machine {
    private static final long KIBIBYTE = 1024;

    private Machine() {}

    /** Memory in bytes that can be had without swapping; empty where the system does not say. */
    public static OptionalLong availableBytes() {
        return kibibytes(Path.of("/proc/meminfo"), "MemAvailable:");
    }

    /** Resident memory in bytes of a process, 0 when it is gone or the system does not say. */
    public static long residentBytes(long pid) {
        return kibibytes(Path.of("/proc", Long.toString(pid), "status"), "VmRSS:")
                .orElse(0);
    }

    private static OptionalLong kibibytes(Path file, String key) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(key))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) * KIBIBYTE)
                    .findFirst();
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }
}
