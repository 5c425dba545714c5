package dev.attune.pulse;

import dev.attune.domain.pulse.Tally;
import org.apache.flink.api.java.functions.KeySelector;

/** The key of a pulse: the product, or the one of all customers. */
public final class PulseKey implements KeySelector<Tally, String> {

    private static final long serialVersionUID = 1L;

    private static final String STAGES = "stages";
    private static final String PRODUCT = "product ";

    @Override
    public String getKey(Tally tally) {
        String product = tally.place().productId();
        return product == null ? STAGES : PRODUCT + product;
    }

    static boolean isOfStages(String key) {
        return key.equals(STAGES);
    }

    static String productOf(String key) {
        return key.substring(PRODUCT.length());
    }
}
