package dev.attune.fit;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.SignalListener;
import dev.attune.domain.experience.Signals;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Adds up the signals of one customer after the other, by touchpoint, as Welford 1962 does. */
final class SignalCollector implements SignalListener {

    /** A fit holds every customer's in one place: what was met at more touchpoints than these is left out. */
    private static final int MOST_TOUCHPOINTS = 32;

    private final Map<String, Map<SignalKind, Sum>> sums = new TreeMap<>();

    private static final class Sum {
        private int count;
        private double mean;
        private double squares;

        void add(double value) {
            count++;
            double before = value - mean;
            mean += before / count;
            squares += before * (value - mean);
        }
    }

    void begin() {
        sums.clear();
    }

    @Override
    public void learned(Signals signals, String touchpoint) {
        Map<SignalKind, Sum> here = sums.get(touchpoint);
        if (here == null) {
            if (sums.size() == MOST_TOUCHPOINTS) {
                return;
            }
            here = new EnumMap<>(SignalKind.class);
            sums.put(touchpoint, here);
        }
        for (int i = 0; i < signals.size(); i++) {
            here.computeIfAbsent(signals.kind(i), kind -> new Sum()).add(signals.value(i));
        }
    }

    /** By touchpoint and kind. */
    List<SignalHistory> histories() {
        List<SignalHistory> histories = new ArrayList<>();
        sums.forEach((touchpoint, here) -> here.forEach(
                (kind, sum) -> histories.add(new SignalHistory(kind, touchpoint, sum.count, sum.mean, sum.squares))));
        return histories;
    }
}
