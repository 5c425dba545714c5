package dev.attune.bench;

import dev.attune.domain.customer.CustomerModel;
import dev.attune.domain.customer.CustomerProfile;
import dev.attune.domain.customer.CustomerProfileCodec;
import dev.attune.domain.customer.Decision;
import dev.attune.domain.customer.Observation;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one interaction costs in the domain, without any engine: take in, assess, and the state's bytes. Each call
 * handles the next interaction of a random customer among 2,000 with some twenty interactions of history.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class KernelBenchmark {

    private static final int EVENTS_EACH = 20;

    /** One interaction of a customer in three hours: history spreads over days, as with people. */
    private static final double EVENTS_PER_SECOND_EACH = 1 / 10_800.0;

    /** A hundred profiles stay in the processor's cache, so that the model is measured; thousands do not. */
    @Param({"100", "2000"})
    int customers;

    private static final int DAY = 86_400_000;

    private final CustomerModel model = new CustomerModel(Policy.defaults());
    private final SplittableRandom random = new SplittableRandom(2);
    private String[] names = {};
    private long lookAt;
    private CustomerProfile[] profiles = {};
    private byte[][] stored = {};
    private Workload workload = new Workload(1, 1, 1);

    @Setup
    public void prepare() throws IOException {
        profiles = new CustomerProfile[customers];
        stored = new byte[customers][];
        workload = new Workload(1, customers, customers * EVENTS_PER_SECOND_EACH);
        names = new String[customers];
        for (int i = 0; i < customers; i++) {
            profiles[i] = new CustomerProfile();
            names[i] = "customer-" + i;
        }
        for (int i = 0; i < EVENTS_EACH * customers; i++) {
            Interaction interaction = workload.next();
            model.observe(profiles[index(interaction)], interaction, false);
            model.assess(interaction.customerId(), profiles[index(interaction)], interaction.eventTime() + 1_000);
            lookAt = interaction.eventTime() + 1_000;
        }
        long bytes = 0;
        for (int i = 0; i < customers; i++) {
            stored[i] = write(profiles[i]);
            bytes += stored[i].length;
        }
        System.out.printf("# state at %d events each: %d bytes per customer%n", EVENTS_EACH, bytes / customers);
    }

    private static int index(Interaction interaction) {
        return Integer.parseInt(interaction.customerId().substring("customer-".length()));
    }

    private static byte[] write(CustomerProfile profile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
        CustomerProfileCodec.write(profile, new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    /** The share of the workload itself, to subtract. */
    @Benchmark
    public Interaction makeInteraction() {
        return workload.next();
    }

    @Benchmark
    public Observation observe() {
        Interaction interaction = workload.next();
        return model.observe(profiles[index(interaction)], interaction, false);
    }

    @Benchmark
    public Decision observeAndAssess() {
        Interaction interaction = workload.next();
        CustomerProfile profile = profiles[index(interaction)];
        model.observe(profile, interaction, false);
        return model.assess(interaction.customerId(), profile, interaction.eventTime() + 1_000);
    }

    /** Assessing alone: a look at a random customer some time after their last interaction, nothing new since the last. */
    @Benchmark
    public Decision assess() {
        int customer = random.nextInt(customers);
        return model.assess(names[customer], profiles[customer], lookAt + random.nextInt(DAY));
    }

    /** The share of choosing a customer and an instant, to subtract. */
    @Benchmark
    public long chooseCustomer() {
        int customer = random.nextInt(customers);
        return names[customer].length() + lookAt + random.nextInt(DAY);
    }

    @Benchmark
    public byte[] writeState() throws IOException {
        return write(profiles[index(workload.next())]);
    }

    @Benchmark
    public CustomerProfile readState() throws IOException {
        byte[] bytes = stored[index(workload.next())];
        return CustomerProfileCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
