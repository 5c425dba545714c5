package dev.attune.fit;

import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelParameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * One clock, all segments. A fifth of the customers is held out: segments that their own fit serves no better than the
 * default's go without, and the whole must not be worse than the earlier model. Then everything is fitted to everybody.
 */
final class ClockFit {

    /** Fewer customers than this do not make a segment of their own. */
    static final int SMALLEST_SEGMENT = 200;

    /** Log-likelihood per customer by which a fit to four fifths may be worse than one that has seen everybody. */
    static final double TOLERANCE = 0.005;

    /** Nobody in particular: customers without a segment are fitted with all others. */
    private static final String NO_SEGMENT = "";

    /** @param heldOut whether the customer is kept for comparison */
    record Member(String segment, boolean heldOut, RenewalHistory history) {

        static Member of(CustomerHistory customer, RenewalHistory history, boolean heldOut) {
            String segment = customer.segment();
            return new Member(segment == null ? NO_SEGMENT : segment, heldOut, history);
        }
    }

    private final String clock;
    private final RenewalFit fit;
    private final Map<String, ModelParameters> earlier;
    private final List<String> notes;
    private final List<String> refusals;

    /**
     * @param earlier by segment; empty where there is none
     * @param notes receives what a person should know
     * @param refusals receives why the fit must not be used
     */
    ClockFit(
            String clock,
            RenewalFit fit,
            Map<String, ModelParameters> earlier,
            List<String> notes,
            List<String> refusals) {
        this.clock = clock;
        this.fit = fit;
        this.earlier = earlier;
        this.notes = notes;
        this.refusals = refusals;
    }

    /** By segment, the default first; empty where nothing can be fitted. */
    Map<String, FittedRenewals> of(List<Member> members) {
        if (members.isEmpty()) {
            return Map.of();
        }
        if (members.stream().noneMatch(member -> member.history().repeats() > 0)) {
            notes.add(clock + ": nobody came twice, so it stays as the policy has it");
            return Map.of();
        }
        List<String> segments = segments(members);
        List<String> kept = new ArrayList<>();
        boolean comparing = !earlier.isEmpty() || !segments.isEmpty();
        if (comparing && members.stream().anyMatch(Member::heldOut)) {
            Map<String, FittedRenewals> trained = fit(members, segments, member -> !member.heldOut());
            for (String segment : segments) {
                (earnsItsOwn(segment, members, trained) ? kept : new ArrayList<String>()).add(segment);
            }
            trained.keySet().retainAll(withDefault(kept));
            compare(members, trained);
        }
        return fit(members, kept, member -> true);
    }

    private static List<String> segments(List<Member> members) {
        Map<String, Integer> sizes = new TreeMap<>();
        members.forEach(member -> sizes.merge(member.segment(), 1, Integer::sum));
        return sizes.entrySet().stream()
                .filter(size -> !size.getKey().equals(NO_SEGMENT))
                .filter(size -> !size.getKey().equals(FittedModel.DEFAULT))
                .filter(size -> size.getValue() >= SMALLEST_SEGMENT && size.getValue() < members.size())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static List<String> withDefault(List<String> segments) {
        List<String> all = new ArrayList<>(segments);
        all.add(FittedModel.DEFAULT);
        return all;
    }

    private Map<String, FittedRenewals> fit(List<Member> members, List<String> segments, Predicate<Member> who) {
        Map<String, FittedRenewals> fitted = new LinkedHashMap<>();
        fitted.put(FittedModel.DEFAULT, fit.of(histories(members, who)));
        for (String segment : segments) {
            List<RenewalHistory> own =
                    histories(members, who.and(member -> member.segment().equals(segment)));
            if (own.stream().anyMatch(history -> history.repeats() > 0)) {
                fitted.put(segment, fit.of(own));
            }
        }
        return fitted;
    }

    private static List<RenewalHistory> histories(List<Member> members, Predicate<Member> who) {
        return members.stream().filter(who).map(Member::history).toList();
    }

    private boolean earnsItsOwn(String segment, List<Member> members, Map<String, FittedRenewals> trained) {
        FittedRenewals own = trained.get(segment);
        if (own == null) {
            return false;
        }
        RenewalLikelihood heldOut = new RenewalLikelihood(histories(
                members, member -> member.heldOut() && member.segment().equals(segment)));
        FittedRenewals common = trained.getOrDefault(FittedModel.DEFAULT, own);
        double gain = heldOut.of(own.parameters()) - heldOut.of(common.parameters());
        notes.add(String.format(
                Locale.ROOT,
                "%s: segment %s %s, held-out log-likelihood %+.3f over %d customers against the default's",
                clock,
                segment,
                gain > 0 ? "has its own parameters" : "goes with the default",
                gain,
                heldOut.size()));
        return gain > 0;
    }

    private void compare(List<Member> members, Map<String, FittedRenewals> trained) {
        if (earlier.isEmpty()) {
            return;
        }
        Map<String, ModelParameters> candidate = new LinkedHashMap<>();
        trained.forEach((segment, each) -> candidate.put(segment, each.parameters()));
        int size = histories(members, Member::heldOut).size();
        double difference = (heldOut(members, candidate) - heldOut(members, earlier)) / size;
        String figures = String.format(
                Locale.ROOT,
                "%s: held-out log-likelihood per customer %+.5f against the earlier model, over %d customers",
                clock,
                difference,
                size);
        (difference < -TOLERANCE ? refusals : notes).add(figures);
    }

    private static double heldOut(List<Member> members, Map<String, ModelParameters> bySegment) {
        Map<String, List<RenewalHistory>> histories = new TreeMap<>();
        for (Member member : members) {
            if (member.heldOut()) {
                String segment = bySegment.containsKey(member.segment()) ? member.segment() : FittedModel.DEFAULT;
                histories.computeIfAbsent(segment, none -> new ArrayList<>()).add(member.history());
            }
        }
        double sum = 0;
        for (Map.Entry<String, List<RenewalHistory>> each : histories.entrySet()) {
            ModelParameters parameters = bySegment.get(each.getKey());
            if (parameters != null) {
                sum += new RenewalLikelihood(each.getValue()).of(parameters);
            }
        }
        return sum;
    }
}
