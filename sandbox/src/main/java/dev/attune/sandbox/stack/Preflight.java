package dev.attune.sandbox.stack;

import dev.attune.sandbox.process.Machine;
import dev.attune.sandbox.process.SandboxException;

/** What must hold before anything is started, so that a start fails at once and with a reason. */
final class Preflight {
    /** What all processes together take with 20,000 customers, with a margin, in bytes. */
    static final long NEEDED_BYTES = 2_560L << 20;

    private Preflight() {}

    static void check(StackPorts ports) {
        ports.requireFree();
        long available = Machine.availableBytes().orElse(Long.MAX_VALUE);
        if (available < NEEDED_BYTES) {
            throw new SandboxException("memory is short: the sandbox needs %d MB, but only %d MB are available"
                    .formatted(NEEDED_BYTES >> 20, available >> 20));
        }
    }
}
