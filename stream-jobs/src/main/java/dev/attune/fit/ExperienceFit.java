package dev.attune.fit;

import dev.attune.domain.event.SignalKind;
import dev.attune.domain.policy.ExperiencePolicy;
import dev.attune.domain.policy.ExperiencePriors;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.NormalPrior;
import dev.attune.domain.policy.RatePrior;
import dev.attune.domain.policy.TouchpointLevel;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What customers can expect before anything is known of them, from what all of them met: of everybody, of segments with
 * enough customers, and how touchpoints differ. Signals that the policy has no prior of stay unwatched.
 */
final class ExperienceFit {

    /** Fewer customers that met a signal leave its prior as the policy has it. */
    static final int FEWEST_CUSTOMERS = 50;

    private final ExperiencePolicy policy;
    private final Map<String, ExperiencePriors> earlier;

    /** @param earlier priors of the model before, by segment; empty where there is none */
    ExperienceFit(ExperiencePolicy policy, Map<String, ExperiencePriors> earlier) {
        this.policy = policy;
        this.earlier = earlier;
    }

    /** By segment, the default first; empty where no signal was met often enough. */
    Map<String, FittedExperience> of(List<CustomerHistory> customers) {
        Map<String, FittedExperience> fitted = new LinkedHashMap<>();
        FittedExperience everybody = fit(customers, FEWEST_CUSTOMERS, null, earlier.get(FittedModel.DEFAULT));
        if (everybody.isEmpty()) {
            return fitted;
        }
        fitted.put(FittedModel.DEFAULT, everybody);
        Map<String, List<CustomerHistory>> bySegment = new TreeMap<>();
        for (CustomerHistory customer : customers) {
            String segment = customer.segment();
            if (segment != null && !segment.equals(FittedModel.DEFAULT)) {
                bySegment.computeIfAbsent(segment, none -> new ArrayList<>()).add(customer);
            }
        }
        bySegment.forEach((segment, members) -> {
            if (members.size() >= ClockFit.SMALLEST_SEGMENT && members.size() < customers.size()) {
                FittedExperience own =
                        fit(members, ClockFit.SMALLEST_SEGMENT, everybody.priors(), earlier.get(segment));
                if (!own.isEmpty()) {
                    fitted.put(segment, own);
                }
            }
        });
        return fitted;
    }

    /** @param common whose levels of touchpoints hold for a segment too; null to fit them */
    private FittedExperience fit(
            List<CustomerHistory> customers,
            int fewest,
            @Nullable ExperiencePriors common,
            @Nullable ExperiencePriors before) {
        Found found = new Found();
        Map<SignalKind, List<List<SignalHistory>>> bySignal = bySignal(customers);
        bySignal.forEach((kind, cells) -> {
            if (cells.size() >= fewest) {
                found.add(kind, cells, common);
            }
        });
        int met = bySignal.values().stream().mapToInt(List::size).max().orElse(0);
        ExperiencePriors priors = new ExperiencePriors(found.normal, found.rates, found.touchpoints);
        return new FittedExperience(
                before == null ? priors : PriorDrift.followed(before, priors), met, found.observations);
    }

    /** The cells of every customer who met a signal. */
    private static Map<SignalKind, List<List<SignalHistory>>> bySignal(List<CustomerHistory> customers) {
        Map<SignalKind, List<List<SignalHistory>>> bySignal = new EnumMap<>(SignalKind.class);
        for (CustomerHistory customer : customers) {
            Map<SignalKind, List<SignalHistory>> own = new EnumMap<>(SignalKind.class);
            for (SignalHistory cell : customer.signals()) {
                own.computeIfAbsent(cell.kind(), none -> new ArrayList<>()).add(cell.capped());
            }
            own.forEach((kind, cells) ->
                    bySignal.computeIfAbsent(kind, none -> new ArrayList<>()).add(cells));
        }
        return bySignal;
    }

    /** Gathers priors signal by signal. */
    private final class Found {

        private final Map<SignalKind, NormalPrior> normal = new EnumMap<>(SignalKind.class);
        private final Map<SignalKind, RatePrior> rates = new EnumMap<>(SignalKind.class);
        private final Map<String, Map<SignalKind, TouchpointLevel>> touchpoints = new TreeMap<>();
        private long observations;

        void add(SignalKind kind, List<List<SignalHistory>> cells, @Nullable ExperiencePriors common) {
            Map<String, TouchpointLevel> standing = common == null ? Map.of() : levels(common, kind);
            NormalPrior normalPrior = policy.normal().get(kind);
            RatePrior ratePrior = policy.rates().get(kind);
            if (normalPrior != null) {
                NormalFit fit = new NormalFit(cells, standing);
                NormalPrior prior = fit.prior(normalPrior);
                normal.put(kind, prior);
                keep(kind, common, fit.touchpoints(prior.sigma()));
            } else if (ratePrior != null) {
                RatePrior reference = common == null ? null : common.rates().get(kind);
                RateFit fit = new RateFit(cells, reference == null ? ratePrior : reference, standing);
                rates.put(kind, fit.prior());
                keep(kind, common, fit.touchpoints());
            } else {
                return;
            }
            cells.forEach(own -> own.forEach(cell -> observations += cell.count()));
        }

        private void keep(SignalKind kind, @Nullable ExperiencePriors common, Map<String, TouchpointLevel> levels) {
            if (common == null) {
                levels.forEach((touchpoint, level) -> touchpoints
                        .computeIfAbsent(touchpoint, none -> new EnumMap<>(SignalKind.class))
                        .put(kind, level));
            }
        }
    }

    private static Map<String, TouchpointLevel> levels(ExperiencePriors common, SignalKind kind) {
        Map<String, TouchpointLevel> levels = new TreeMap<>();
        common.touchpoints().forEach((touchpoint, bySignal) -> {
            TouchpointLevel level = bySignal.get(kind);
            if (level != null) {
                levels.put(touchpoint, level);
            }
        });
        return levels;
    }
}
