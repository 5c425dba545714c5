package dev.attune.bench;

import com.sun.management.ThreadMXBean;
import dev.attune.domain.customer.CustomerModel;
import dev.attune.domain.customer.CustomerProfile;
import dev.attune.domain.customer.CustomerProfileCodec;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What the domain costs per customer and batch, in CPU time of this thread and bytes that it allocates: figures that hold
 * on a busy machine too, unlike wall time. A look at a deadline works out the exact instant of the next one; a look after a
 * batch makes do with a bound. Prints the median of the rounds. Arguments: customers, rounds.
 */
public final class KernelCost {

    private static final int EVENTS_EACH = 20;
    private static final int CALLS = 400_000;
    private static final int DAY = 86_400_000;
    private static final double EVENTS_PER_SECOND_EACH = 1 / 10_800.0;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final CustomerModel model = new CustomerModel(Policy.defaults());
    private final SplittableRandom random = new SplittableRandom(2);
    private final CustomerProfile[] profiles;
    private final String[] names;
    private final Workload workload;
    private final Interaction[] ahead = new Interaction[CALLS];
    private long lookAt = Workload.START;
    private long sink;

    private KernelCost(int customers) {
        profiles = new CustomerProfile[customers];
        names = new String[customers];
        workload = new Workload(1, customers, customers * EVENTS_PER_SECOND_EACH);
        for (int i = 0; i < customers; i++) {
            profiles[i] = new CustomerProfile();
            names[i] = "customer-" + i;
        }
        for (int i = 0; i < EVENTS_EACH * customers; i++) {
            observeAndAssess(workload.next());
        }
    }

    public static void main(String[] arguments) throws IOException {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100;
        int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 15;
        KernelCost cost = new KernelCost(customers);
        System.out.printf("%d customers, %d events each, k = 1%n", customers, EVENTS_EACH);
        System.out.printf("state                 %6.1f bytes per customer%n", cost.stateBytes());
        cost.measure("choose a customer", rounds, cost::choose);
        cost.measure("assess at a deadline", rounds, cost::assess);
        double[] observe = cost.measure("observe", rounds, cost::observe);
        double[] both = cost.measure("observe and assess", rounds, cost::observeAndAssess);
        print("assess after a batch", both[0] - observe[0], both[1] - observe[1]);
        System.out.println("# " + cost.sink);
    }

    private double stateBytes() throws IOException {
        long bytes = 0;
        for (CustomerProfile profile : profiles) {
            ByteArrayOutputStream stored = new ByteArrayOutputStream(1_024);
            CustomerProfileCodec.write(profile, new DataOutputStream(stored));
            bytes += stored.size();
        }
        return bytes / (double) profiles.length;
    }

    private double[] measure(String what, int rounds, Runnable calls) {
        double[] nanoseconds = new double[rounds];
        double[] bytes = new double[rounds];
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < CALLS; i++) {
                ahead[i] = workload.next();
            }
            long allocated = threads.getCurrentThreadAllocatedBytes();
            long began = threads.getCurrentThreadCpuTime();
            calls.run();
            nanoseconds[round] = (threads.getCurrentThreadCpuTime() - began) / (double) CALLS;
            bytes[round] = (threads.getCurrentThreadAllocatedBytes() - allocated) / (double) CALLS;
        }
        print(what, median(nanoseconds), median(bytes));
        return new double[] {median(nanoseconds), median(bytes)};
    }

    private static void print(String what, double nanoseconds, double bytes) {
        System.out.printf("%-21s %6.0f ns of CPU, %5.1f bytes allocated%n", what, nanoseconds, bytes);
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private void choose() {
        for (int i = 0; i < CALLS; i++) {
            sink += names[random.nextInt(names.length)].length() + random.nextInt(DAY);
        }
    }

    private void assess() {
        for (int i = 0; i < CALLS; i++) {
            int customer = random.nextInt(names.length);
            sink += model.assess(names[customer], profiles[customer], lookAt + random.nextInt(DAY))
                    .deadline();
        }
    }

    private void observe() {
        for (Interaction interaction : ahead) {
            sink += model.observe(profiles[index(interaction)], interaction, false)
                    .ordinal();
            lookAt = interaction.eventTime() + 1_000;
        }
    }

    private void observeAndAssess() {
        for (Interaction interaction : ahead) {
            observeAndAssess(interaction);
        }
    }

    private void observeAndAssess(Interaction interaction) {
        CustomerProfile profile = profiles[index(interaction)];
        model.observe(profile, interaction, false);
        lookAt = interaction.eventTime() + 1_000;
        sink += model.assess(interaction.customerId(), profile, lookAt).deadline();
    }

    static int index(Interaction interaction) {
        return Integer.parseInt(interaction.customerId().substring("customer-".length()));
    }
}
