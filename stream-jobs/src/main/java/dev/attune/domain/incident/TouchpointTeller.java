package dev.attune.domain.incident;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.incident.AffectedSample.Met;
import dev.attune.domain.incident.AffectedSample.Of;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.TouchpointPolicy.Detail;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes what is told of the windows that end at one instant. */
final class TouchpointTeller {

    private static final SignalKind[] KINDS = SignalKind.values();

    private final String touchpoint;
    private final long end;
    private final TouchpointTerms terms;
    private final List<TouchpointTold> told;

    TouchpointTeller(String touchpoint, long end, TouchpointTerms terms, List<TouchpointTold> told) {
        this.touchpoint = touchpoint;
        this.end = end;
        this.terms = terms;
        this.told = told;
    }

    TouchpointTerms terms() {
        return terms;
    }

    /**
     * Tells the rows of a window.
     *
     * @param sums by exact channel, partner and segment
     * @param usual what the whole is held against
     * @return the whole
     */
    MinuteFigures tell(TreeMap<WindowRow, MinuteFigures> sums, long length, Detail detail, WeeklyIndex usual) {
        TreeMap<WindowRow, MinuteFigures> rows = new TreeMap<>();
        sums.forEach((key, figures) -> {
            for (int choice = 0; choice < WindowRow.CHOICES; choice++) {
                WindowRow row = isTold(choice, detail) ? key.chosen(choice) : null;
                if (row != null) {
                    rows.computeIfAbsent(row, first -> new MinuteFigures()).merge(figures);
                }
            }
        });
        rows.forEach((row, figures) -> {
            boolean wholeHour = length == TouchpointBook.HOUR && row.equals(WindowRow.ALL);
            boolean enough = figures.events() >= terms.policy().leastEvents();
            if (detail != Detail.NONE && (enough || wholeHour)) {
                told.add(window(row, figures, length, row.equals(WindowRow.ALL) ? usual : null));
            }
        });
        return rows.getOrDefault(WindowRow.ALL, new MinuteFigures());
    }

    /** The whole is always summed, since it teaches what is usual. */
    private static boolean isTold(int choice, Detail detail) {
        return switch (detail) {
            case NONE, TOUCHPOINT -> choice == 0;
            case DIMENSION -> Integer.bitCount(choice) <= 1;
            case COMBINATION -> true;
        };
    }

    private TouchpointTold window(WindowRow row, MinuteFigures figures, long length, @Nullable WeeklyIndex usual) {
        return new TouchpointTold.Window(
                touchpoint,
                row.channel(),
                row.partner(),
                row.segment(),
                end - length,
                end,
                WindowFigures.of(figures),
                usual == null ? Double.NaN : usual.expected(end - length),
                terms.policyVersion());
    }

    /**
     * Tells each declared partner of its own hour, unless too few customers are in it to be nobody in particular.
     *
     * @return how many partners in it are not declared
     */
    int tellPartners(TreeMap<WindowRow, MinuteFigures> hour, TreeMap<String, WeeklyIndex> usual) {
        TreeMap<String, MinuteFigures> partners = new TreeMap<>();
        Set<String> undeclared = new HashSet<>();
        hour.forEach((row, figures) -> {
            if (row.partner() != null && !terms.partners().contains(row.partner())) {
                undeclared.add(row.partner());
            } else if (row.partner() != null) {
                partners.computeIfAbsent(row.partner(), first -> new MinuteFigures())
                        .merge(figures);
            }
        });
        usual.keySet().retainAll(terms.partners());
        partners.forEach((partner, figures) -> {
            WindowFigures seen = WindowFigures.of(figures);
            WeeklyIndex own = usual.computeIfAbsent(partner, first -> new WeeklyIndex());
            if (seen.customers() >= terms.policy().partnerMinimum()) {
                told.add(new TouchpointTold.PartnerWindow(
                        partner,
                        touchpoint,
                        end - TouchpointBook.HOUR,
                        end,
                        seen,
                        figures.deliveries(),
                        figures.lateDeliveries(),
                        figures.returns(),
                        own.expected(end - TouchpointBook.HOUR)));
            }
            own.learn(end - TouchpointBook.HOUR, figures.index());
        });
        return undeclared.size();
    }

    /** Tells what fell short, by feature and by reason. */
    void tellPain(Map<String, MinuteFigures> byFeature, long length) {
        byFeature.forEach((feature, figures) -> {
            for (Reason reason : reasons(figures)) {
                tellPain(feature.isEmpty() ? null : feature, reason, figures, length);
            }
        });
    }

    private void tellPain(@Nullable String feature, Reason reason, MinuteFigures figures, long length) {
        Set<SignalKind> kinds = EnumSet.noneOf(SignalKind.class);
        long moments = 0;
        long shortfall = 0;
        for (SignalKind kind : KINDS) {
            if (Reason.of(kind) == reason) {
                kinds.add(kind);
                moments += figures.gaps(kind);
                shortfall += figures.shortfall(kind);
            }
        }
        told.add(new TouchpointTold.PainPoint(
                touchpoint,
                feature,
                reason,
                end - length,
                end,
                moments,
                figures.affected().customers(Met.GAP, kinds),
                MinuteFigures.percent(-shortfall, moments),
                WindowFigures.moneys(figures.affected().value(Of.EXPECTED_SPEND, Met.GAP, kinds)),
                WindowFigures.moneys(figures.affected().value(Of.LOST, Met.GAP, kinds)),
                terms.routes().getOrDefault(reason, List.of()),
                terms.policyVersion()));
    }

    private static Set<Reason> reasons(MinuteFigures figures) {
        Set<Reason> reasons = EnumSet.noneOf(Reason.class);
        for (SignalKind kind : KINDS) {
            if (figures.gaps(kind) > 0) {
                reasons.add(Reason.of(kind));
            }
        }
        return reasons;
    }
}
