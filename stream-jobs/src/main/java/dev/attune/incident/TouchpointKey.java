package dev.attune.incident;

import dev.attune.domain.incident.MinuteTally;
import org.apache.flink.api.java.functions.KeySelector;

/** The key of windows: the touchpoint. */
public final class TouchpointKey implements KeySelector<MinuteTally, String> {

    private static final long serialVersionUID = 1L;

    @Override
    public String getKey(MinuteTally tally) {
        return tally.cell().touchpoint();
    }
}
