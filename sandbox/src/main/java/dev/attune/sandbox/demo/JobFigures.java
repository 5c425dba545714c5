package dev.attune.sandbox.demo;

import dev.attune.cli.flink.FlinkUnavailableException;
import dev.attune.cli.flink.LiveJob;
import dev.attune.sandbox.lifecycle.Product;
import dev.attune.telemetry.Ledger;
import java.time.Duration;

/** The live job's own figures, asked for until they say what is waited for. Safe for several threads. */
final class JobFigures {
    private static final Duration BETWEEN = Duration.ofMillis(500);
    /** Long enough for the last records to pass and for the metrics to tell so. */
    private static final Duration SETTLING = Duration.ofSeconds(30);
    /** Records that may wait for the end of their second at any time. */
    private static final long WAITING = 100;

    private final Product product;
    private volatile Ledger last = new Ledger(0, 0, 0, 0, 0, 0, 0, 0);

    JobFigures(Product product) {
        this.product = product;
    }

    /** As they are; as they were, where the cluster is too busy to say. */
    Ledger now() {
        try {
            Ledger ledger = LiveJob.ledger(product.stack().flink().rest(), product.jobId());
            last = ledger;
            return ledger;
        } catch (FlinkUnavailableException busy) {
            return last;
        }
    }

    /** Waits until the job has read so many records, and gives how many it has; fewer when the broker is gone. */
    long awaitRead(long records) {
        long read = now().read();
        while (read < records && pause()) {
            read = now().read();
        }
        return read;
    }

    /** Waits until the job has read so many records and nothing waits in it but what must; or the broker is gone. */
    void awaitWorkedOff(long records) {
        Ledger ledger = now();
        while (!(ledger.read() >= records && ledger.unaccounted() <= WAITING) && pause()) {
            ledger = now();
        }
    }

    /** Waits until all that has been told so far is committed; not longer than some patience. */
    void awaitCommitted() {
        long began = System.nanoTime();
        long before = checkpoints();
        // The one under way may have begun before the last alert.
        while (checkpoints() < before + 2 && System.nanoTime() - began < SETTLING.toNanos() && pause()) {
            continue;
        }
    }

    private long checkpoints() {
        try {
            return product.stack().flink().rest().checkpoints(product.jobId()).completed();
        } catch (FlinkUnavailableException busy) {
            return 0;
        }
    }

    /** The figures once all that was sent has left the job, or as they are after some patience. */
    Ledger settled(long sent) {
        long began = System.nanoTime();
        Ledger ledger = now();
        while (!(ledger.read() >= sent && ledger.unaccounted() == 0)
                && System.nanoTime() - began < SETTLING.toNanos()
                && pause()) {
            ledger = now();
        }
        return ledger;
    }

    /** Whether there is still somebody to ask. */
    private boolean pause() {
        return !product.stack().broker().process().exitedWithin(BETWEEN);
    }
}
