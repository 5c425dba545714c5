package dev.attune.calibration;

import dev.attune.customer.ArrivalOrder;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import dev.attune.fit.CustomerHistory;
import dev.attune.fit.HistoryCollector;
import dev.attune.fit.Reservoir;
import dev.attune.fit.Sample;
import dev.attune.intake.Arrival;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Makes histories of customers who come one after the other, as a bounded job sorts its keyed inputs: the events of one
 * customer are held at a time, and the histories of the sample until the input ends. A bounded job that fails begins
 * anew, so there is no state to keep.
 */
public final class CollectHistoriesOperator extends AbstractStreamOperator<CustomerHistory>
        implements OneInputStreamOperator<Arrival, CustomerHistory>, BoundedOneInput {

    /** Accumulator: customers with an event that counts, sampled or not. */
    public static final String CUSTOMERS = "calibration_customers";

    /** Accumulator: histories of the sample. */
    public static final String HISTORIES = "calibration_histories";

    private static final long serialVersionUID = 1L;

    private final Policy policy;
    private final long asOf;
    private final ArrayList<Integer> daysAgo;
    private final Sample sample;
    private final LongCounter customers = new LongCounter();
    private final LongCounter histories = new LongCounter();
    private transient List<Arrival> arrivals;
    private transient @Nullable String customerId;
    private transient HistoryCollector collector;
    private transient Reservoir reservoir;

    /**
     * @param policy whose rules of evidence hold
     * @param asOf last event time that counts, epoch milliseconds; ages are told as of then
     * @param daysAgo when customers are looked at to see what became of them
     */
    @SuppressWarnings("NullAway.Init") // Flink calls open before anything else
    public CollectHistoriesOperator(Policy policy, long asOf, List<Integer> daysAgo, Sample sample) {
        this.policy = policy;
        this.asOf = asOf;
        this.daysAgo = new ArrayList<>(daysAgo);
        this.sample = sample;
    }

    @Override
    public void open() throws Exception {
        super.open();
        arrivals = new ArrayList<>();
        collector = new HistoryCollector(policy, asOf, daysAgo);
        reservoir = new Reservoir(sample);
        getRuntimeContext().addAccumulator(CUSTOMERS, customers);
        getRuntimeContext().addAccumulator(HISTORIES, histories);
    }

    @Override
    public void processElement(StreamRecord<Arrival> element) {
        Interaction interaction = element.getValue().interaction();
        if (interaction.eventTime() > asOf) {
            return;
        }
        if (!interaction.customerId().equals(customerId)) {
            finishCustomer();
            customerId = interaction.customerId();
        }
        arrivals.add(element.getValue());
    }

    private void finishCustomer() {
        if (customerId != null) {
            arrivals.sort(ArrivalOrder.INSTANCE);
            reservoir.add(collector.history(
                    customerId, arrivals.stream().map(Arrival::interaction).toList()));
            customers.add(1);
            arrivals = new ArrayList<>();
        }
    }

    @Override
    public void endInput() {
        finishCustomer();
        customerId = null;
        for (CustomerHistory each : reservoir.customers()) {
            output.collect(new StreamRecord<>(each));
            histories.add(1);
        }
    }
}
