package dev.attune.bench;

import com.sun.management.ThreadMXBean;
import dev.attune.domain.customer.CustomerModel;
import dev.attune.domain.customer.CustomerProfile;
import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.incident.Cell;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.incident.MinuteFigures;
import dev.attune.domain.incident.MinuteSums;
import dev.attune.domain.incident.MinuteTally;
import dev.attune.domain.incident.PolicyPriors;
import dev.attune.domain.incident.SliceWatch;
import dev.attune.domain.incident.TouchpointBook;
import dev.attune.domain.incident.TouchpointTerms;
import dev.attune.domain.policy.Policy;
import dev.attune.incident.MinuteTallyCodec;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * What the fleet costs per event of the whole stream, in CPU time of this thread: telling an encounter in the customer
 * model, summing it before the shuffle, and, shared by all events of a minute, its tallies' bytes, closing its windows and
 * watching its slices. Arguments: customers, events per second of event time, minutes.
 */
public final class FleetCost {

    private static final int POOL = 200_000;
    private static final int ROUNDS = 9;
    private static final int SUBTASKS = 4;

    /** So few that their profiles stay in the processor's cache: what telling adds would drown in its misses. */
    private static final int FEW = 100;

    private static final Channel[] CHANNELS = {Channel.WEB, Channel.MOBILE_APP, Channel.STORE};
    private static final String[] RELEASES = {"3.1", "3.2", "4.0"};
    private static final String[] SEGMENTS = {"retail", "business", "prime"};

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Policy policy = Policy.defaults();
    private final TouchpointTerms terms = TouchpointTerms.of(policy);
    private final SliceWatch.Terms watched =
            new SliceWatch.Terms(new PolicyPriors(policy.experience()), policy.incident(), 16);
    private final MinuteTallyCodec codec = new MinuteTallyCodec();
    private final Map<String, TouchpointBook> books = new TreeMap<>();
    private final Map<String, SliceWatch> watches = new TreeMap<>();
    private long tallies;
    private long bytes;
    private long told;

    private FleetCost() {}

    public static void main(String[] arguments) throws IOException {
        int customers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int eventsPerSecond = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int minutes = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 70;
        new FleetCost().run(customers, eventsPerSecond, minutes);
    }

    private void run(int customers, int eventsPerSecond, int minutes) throws IOException {
        System.out.printf("%d customers, %d events a second, %d subtasks%n", customers, eventsPerSecond, SUBTASKS);
        List<Encounter> encounters = new ArrayList<>();
        double[] silent = new double[ROUNDS];
        double[] telling = new double[ROUNDS];
        observe(new CustomerModel(policy), FEW);
        for (int round = 0; round < ROUNDS; round++) {
            silent[round] = observe(new CustomerModel(policy), FEW);
            telling[round] = observe(new CustomerModel(policy, step -> {}, met -> tallies++), FEW);
        }
        observe(new CustomerModel(policy, step -> {}, met -> encounters.add(varied(met))), customers);
        double tell = median(telling) - median(silent);
        System.out.printf("tell an encounter       %6.0f ns per event%n", tell);
        fleet(encounters, eventsPerSecond, minutes);
    }

    /** Twenty-seven cells to a touchpoint, as customers differ. */
    private static Encounter varied(Encounter met) {
        int draw = (int) Long.remainderUnsigned(met.customer() >>> 8, 27);
        Cell cell = new Cell(
                met.cell().touchpoint(),
                CHANNELS[draw % 3],
                null,
                SEGMENTS[draw / 9],
                RELEASES[draw / 3 % 3],
                met.cell().feature());
        return new Encounter(
                cell,
                met.eventTime(),
                met.customer(),
                met.measures(),
                met.latencyMs(),
                met.latencyTargetMs(),
                met.step(),
                met.spent(),
                met.spentCurrency(),
                met.stake());
    }

    private double observe(CustomerModel model, int customers) {
        Workload workload = new Workload(3, customers, 1_000);
        Interaction[] ahead = new Interaction[POOL];
        for (int i = 0; i < POOL; i++) {
            ahead[i] = workload.next();
        }
        CustomerProfile[] profiles = new CustomerProfile[customers];
        for (int i = 0; i < customers; i++) {
            profiles[i] = new CustomerProfile();
        }
        long began = threads.getCurrentThreadCpuTime();
        for (Interaction interaction : ahead) {
            model.observe(profiles[KernelCost.index(interaction)], interaction, false);
        }
        return (threads.getCurrentThreadCpuTime() - began) / (double) POOL;
    }

    /** The pool of encounters again and again, minute by minute. */
    private void fleet(List<Encounter> pool, int eventsPerSecond, int minutes) throws IOException {
        int perMinute = eventsPerSecond * 60;
        double[] summing = new double[minutes];
        double[] sending = new double[minutes];
        double[] closing = new double[minutes];
        int next = 0;
        tallies = 0;
        for (int minute = 0; minute < minutes; minute++) {
            MinuteSums[] sums = new MinuteSums[SUBTASKS];
            Arrays.setAll(sums, subtask -> new MinuteSums());
            long began = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < perMinute; i++) {
                Encounter encounter = pool.get(next);
                next = next + 1 == pool.size() ? 0 : next + 1;
                sums[(int) (encounter.customer() & (SUBTASKS - 1))].add(encounter);
            }
            long summed = threads.getCurrentThreadCpuTime();
            Map<String, List<MinuteTally>> sent = send(sums, minute * MinuteTally.MINUTE);
            long arrived = threads.getCurrentThreadCpuTime();
            for (Map.Entry<String, List<MinuteTally>> touchpoint : sent.entrySet()) {
                close(touchpoint.getKey(), (minute + 1) * MinuteTally.MINUTE, touchpoint.getValue());
            }
            summing[minute] = (summed - began) / (double) perMinute;
            sending[minute] = (arrived - summed) / (double) perMinute;
            closing[minute] = (threads.getCurrentThreadCpuTime() - arrived) / (double) perMinute;
        }
        System.out.printf("sum before the shuffle  %6.1f ns per event%n", median(summing));
        System.out.printf("send its share          %6.1f ns per event%n", mean(sending));
        System.out.printf("close and watch         %6.1f ns per event%n", mean(closing));
        System.out.printf(
                "all operators           %6.1f ns per event: %.3f cores at 100,000 events a second%n",
                median(summing) + mean(sending) + mean(closing),
                (median(summing) + mean(sending) + mean(closing)) / 10_000);
        System.out.printf(
                "%d tallies a minute of %d bytes; %d records told a minute%n",
                tallies / minutes, bytes / Math.max(1, tallies), told / minutes);
    }

    private Map<String, List<MinuteTally>> send(MinuteSums[] sums, long minute) throws IOException {
        Map<String, List<MinuteTally>> sent = new TreeMap<>();
        DataOutputSerializer out = new DataOutputSerializer(1 << 12);
        for (MinuteSums each : sums) {
            List<MinuteTally> leaving = new ArrayList<>();
            each.forEach((cell, figures) -> leaving.add(new MinuteTally(cell, minute, figures)));
            for (MinuteTally tally : leaving) {
                out.clear();
                codec.write(tally, out);
                tallies++;
                bytes += out.length();
                MinuteTally read = codec.read(new DataInputDeserializer(out.getSharedBuffer(), 0, out.length()));
                sent.computeIfAbsent(read.cell().touchpoint(), first -> new ArrayList<>())
                        .add(read);
            }
        }
        return sent;
    }

    private void close(String touchpoint, long end, List<MinuteTally> arrived) {
        TouchpointBook book = books.computeIfAbsent(touchpoint, first -> new TouchpointBook());
        SortedMap<Cell, MinuteFigures> closed = new TreeMap<>();
        told += book.close(touchpoint, end, arrived, terms, (minute, cells) -> closed.putAll(cells))
                .size();
        told += watches.computeIfAbsent(touchpoint, SliceWatch::new)
                .close(end - MinuteTally.MINUTE, closed, watched)
                .size();
    }

    private static double median(double[] figures) {
        double[] sorted = figures.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** What happens at the end of an hour counts too. */
    private static double mean(double[] figures) {
        return Arrays.stream(figures).average().orElse(0);
    }
}
