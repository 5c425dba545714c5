package dev.attune.calibration;

import dev.attune.domain.event.Interaction;
import dev.attune.fit.CustomerHistory;
import dev.attune.fit.HistoryCollector;
import dev.attune.intake.Arrival;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Gathers every customer of its share on the heap and emits their histories when the input ends: a bounded job that fails
 * begins anew, so there is no state to keep.
 */
public final class CollectHistoriesOperator extends AbstractStreamOperator<CustomerHistory>
        implements OneInputStreamOperator<Arrival, CustomerHistory>, BoundedOneInput {

    private static final long serialVersionUID = 1L;

    private final long asOf;
    private final ArrayList<Integer> horizonsDays;
    private transient Map<String, HistoryCollector> customers;

    /**
     * @param asOf last event time that counts, epoch milliseconds; ages are told as of then
     * @param horizonsDays how long ago customers are looked at to see what became of them
     */
    public CollectHistoriesOperator(long asOf, List<Integer> horizonsDays) {
        this.asOf = asOf;
        this.horizonsDays = new ArrayList<>(horizonsDays);
    }

    @Override
    public void open() throws Exception {
        super.open();
        customers = new HashMap<>();
    }

    @Override
    public void processElement(StreamRecord<Arrival> element) {
        Interaction interaction = element.getValue().interaction();
        if (interaction.eventTime() <= asOf) {
            customers
                    .computeIfAbsent(interaction.customerId(), HistoryCollector::new)
                    .observe(interaction);
        }
    }

    @Override
    public void endInput() {
        customers.values().forEach(each -> output.collect(new StreamRecord<>(each.history(asOf, horizonsDays))));
    }
}
