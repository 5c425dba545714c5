package dev.attune.fit;

import dev.attune.domain.churn.ChurnInputs;
import dev.attune.domain.churn.ChurnInputs.Clock;
import dev.attune.domain.churn.ChurnModel;
import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.policy.Calibration;
import dev.attune.domain.policy.ChurnPolicy;
import dev.attune.domain.policy.FittedModel;
import dev.attune.domain.policy.ModelParameters;
import dev.attune.domain.policy.RiskCalibration;
import dev.attune.fit.ClockFit.Member;
import dev.attune.fit.RiskFit.Outcome;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * From customers to a model: both clocks and spend, by segment. Deterministic: the same customers in any order give the
 * same model, since they are sorted and who is sampled or held out is a hash of the id.
 */
public final class ModelFit {

    private final FitSettings settings;
    private final List<String> notes = new ArrayList<>();
    private final List<String> refusals = new ArrayList<>();

    private ModelFit(FitSettings settings) {
        this.settings = settings;
    }

    /** Fits everything that the histories allow. */
    public static FitResult of(List<CustomerHistory> histories, FitSettings settings) {
        return new ModelFit(settings).fit(histories);
    }

    private FitResult fit(List<CustomerHistory> histories) {
        Reservoir reservoir = new Reservoir(settings.sample());
        histories.forEach(reservoir::add);
        List<CustomerHistory> customers = reservoir.customers();
        FittedModel earlier = settings.earlier();
        Map<String, FittedRenewals> purchase = clock(
                "purchase", customers, CustomerHistory::purchases, earlier == null ? Map.of() : earlier.purchase());
        Map<String, FittedRenewals> activity = clock(
                "activity", customers, CustomerHistory::activity, earlier == null ? Map.of() : earlier.activity());
        Map<String, FittedSpend> spend = spend(customers);
        Map<String, FittedExperience> experience = new ExperienceFit(
                        settings.policy().experience(), earlier == null ? Map.of() : earlier.experience())
                .of(customers);
        FittedModel bare = model(purchase, activity, spend, null, Map.of(), experience);
        FittedDeparture departure = departure(customers, bare);
        Map<String, FittedRisk> risk =
                risk(customers, model(purchase, activity, spend, departure, Map.of(), experience));
        return new FitResult(
                model(purchase, activity, spend, departure, mapped(risk, FittedRisk::calibration), experience),
                customers.size(),
                purchase,
                activity,
                spend,
                departure,
                risk,
                experience,
                List.copyOf(notes),
                List.copyOf(refusals));
    }

    /** Not by the bits that decide who is sampled. */
    private static int fold(CustomerHistory customer) {
        return Math.floorMod(CustomerHash.of(customer.customerId() + "/held-out"), RiskFit.FOLDS);
    }

    private @Nullable FittedDeparture departure(List<CustomerHistory> customers, FittedModel bare) {
        ChurnPolicy policy = bare.over(settings.policy()).churn();
        ChurnModel model = new ChurnModel(policy.withoutEvidence());
        List<Departure> outcomes = new ArrayList<>();
        for (CustomerHistory customer : customers) {
            for (MaturedHistory matured : customer.matured()) {
                Departure outcome = DepartureFit.DAYS_AGO.contains(matured.daysAgo())
                        ? Departure.of(matured, customer.segment(), fold(customer), model, policy)
                        : null;
                if (outcome != null) {
                    outcomes.add(outcome);
                }
            }
        }
        FittedDeparture fitted = new DepartureFit(policy.evidence()).of(outcomes);
        if (fitted == null) {
            notes.add(
                    "departure: too few known outcomes, or nearly all the same: weights of evidence stay as the policy"
                            + " has them, not calibrated");
            return null;
        }
        notes.add(String.format(
                Locale.ROOT,
                "departure: log loss of held-out customers %.4f, calibrated %.4f%s, with learned weights of evidence"
                        + " %.4f%s",
                fitted.lossStanding(),
                fitted.lossCalibrated(),
                fitted.calibration() == null ? " (not calibrated)" : "",
                fitted.lossLearned(),
                fitted.evidence().isEmpty() ? ": those of the policy are kept" : ""));
        noteThresholds(fitted.calibration(), policy);
        compare(outcomes, fitted.lossKept());
        return fitted;
    }

    /** The policy's thresholds hold before the calibration, so that it changes nobody's episode, only what is told of it. */
    private void noteThresholds(@Nullable Calibration calibration, ChurnPolicy policy) {
        if (calibration != null) {
            notes.add(String.format(
                    Locale.ROOT,
                    "departure: the same customers are alerted; calibrated, their episodes open at p_dead %.3f (%.2f"
                            + " before) and end below %.3f (%.2f)",
                    LogOdds.probability(calibration.of(LogOdds.of(policy.enterProbability()))),
                    policy.enterProbability(),
                    LogOdds.probability(calibration.of(LogOdds.of(policy.exitProbability()))),
                    policy.exitProbability()));
        }
    }

    private void compare(List<Departure> outcomes, double candidate) {
        FittedModel earlier = settings.earlier();
        if (earlier == null) {
            return;
        }
        ChurnModel model = new ChurnModel(earlier.over(settings.policy()).churn());
        double before = outcomes.stream()
                .mapToDouble(each -> each.loss(model.logOdds(each.inputs())))
                .average()
                .orElseThrow();
        String figures = String.format(
                Locale.ROOT,
                "departure: held-out log loss %+.5f against the earlier model, over %d outcomes",
                candidate - before,
                outcomes.size());
        (candidate - before > ClockFit.TOLERANCE ? refusals : notes).add(figures);
    }

    private Map<String, FittedRisk> risk(List<CustomerHistory> customers, FittedModel bare) {
        Map<String, FittedRisk> helping = new LinkedHashMap<>();
        for (int days : settings.horizonsDays()) {
            ChurnModel model = new ChurnModel(
                    bare.over(settings.policy()).withHorizon(days).churn());
            String horizon = "P" + days + "D";
            FittedRisk fitted = RiskFit.of(outcomes(customers, days, model));
            if (fitted == null) {
                notes.add("risk over " + horizon + ": too few customers with a known outcome, not calibrated");
                continue;
            }
            notes.add(String.format(
                    Locale.ROOT,
                    "risk over %s: log loss of held-out customers %.4f, calibrated %.4f%s",
                    horizon,
                    fitted.logLossBefore(),
                    fitted.logLossAfter(),
                    fitted.helps() ? "" : ": not calibrated"));
            if (fitted.helps()) {
                helping.put(horizon, fitted);
            }
        }
        return helping;
    }

    private static List<Outcome> outcomes(List<CustomerHistory> customers, int days, ChurnModel model) {
        List<Outcome> outcomes = new ArrayList<>();
        for (CustomerHistory customer : customers) {
            for (MaturedHistory matured : customer.matured()) {
                if (matured.daysAgo() == days && matured.purchases().started()) {
                    ChurnInputs inputs = matured.inputs(customer.segment());
                    double silent = model.uncalibratedSilence(inputs, model.logOdds(inputs));
                    Clock clock = matured.purchases();
                    outcomes.add(new Outcome(
                            ChurnModel.boundedLogOdds(silent),
                            clock.repeats(),
                            clock.age() - clock.ageAtLast(),
                            clock.age(),
                            matured.silent(),
                            fold(customer)));
                }
            }
        }
        return outcomes;
    }

    private Map<String, FittedRenewals> clock(
            String clock,
            List<CustomerHistory> customers,
            Function<CustomerHistory, @Nullable RenewalHistory> of,
            Map<String, ModelParameters> earlier) {
        List<Member> members = new ArrayList<>();
        for (CustomerHistory customer : customers) {
            RenewalHistory history = of.apply(customer);
            if (history != null) {
                members.add(Member.of(customer, history, fold(customer) == 0));
            }
        }
        return new ClockFit(clock, new RenewalFit(settings.family(), settings.k()), earlier, notes, refusals)
                .of(members);
    }

    private Map<String, FittedSpend> spend(List<CustomerHistory> customers) {
        List<SpendHistory> all = new ArrayList<>();
        Map<String, List<SpendHistory>> bySegment = new TreeMap<>();
        for (CustomerHistory customer : customers) {
            SpendHistory spend = customer.spend();
            if (spend != null) {
                all.add(spend);
                String segment = customer.segment();
                if (segment != null && !segment.equals(FittedModel.DEFAULT)) {
                    bySegment
                            .computeIfAbsent(segment, none -> new ArrayList<>())
                            .add(spend);
                }
            }
        }
        if (all.isEmpty()) {
            return Map.of();
        }
        SpendFit fit = new SpendFit(settings.policy().churn().spend());
        Map<String, FittedSpend> fitted = new LinkedHashMap<>();
        fitted.put(FittedModel.DEFAULT, noted(fit.of(all)));
        bySegment.forEach((segment, own) -> {
            if (own.size() >= ClockFit.SMALLEST_SEGMENT && own.size() < all.size()) {
                fitted.put(segment, fit.of(own));
            }
        });
        return fitted;
    }

    private FittedSpend noted(FittedSpend spend) {
        if (spend.meanOnly()) {
            notes.add("spend: does not vary between the " + spend.customers()
                    + " customers with repeat spend, or they are too few: only its mean is used");
        }
        return spend;
    }

    private FittedModel model(
            Map<String, FittedRenewals> purchase,
            Map<String, FittedRenewals> activity,
            Map<String, FittedSpend> spend,
            @Nullable FittedDeparture departure,
            Map<String, RiskCalibration> risk,
            Map<String, FittedExperience> experience) {
        Calibration calibration = departure == null ? null : departure.calibration();
        FittedModel unnamed = new FittedModel(
                "unnamed",
                mapped(purchase, FittedRenewals::parameters),
                mapped(activity, FittedRenewals::parameters),
                mapped(spend, FittedSpend::parameters),
                departure == null ? Map.of() : mapped(departure.evidence(), FittedWeight::learned),
                calibration == null ? Calibration.IDENTITY : calibration,
                risk,
                mapped(experience, FittedExperience::priors));
        String day = Instant.ofEpochMilli(settings.asOf())
                .atOffset(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        return unnamed.named("fit-" + day + "-" + unnamed.fingerprint());
    }

    private static <K, F, P> Map<K, P> mapped(Map<K, F> fitted, Function<F, P> parameters) {
        Map<K, P> mapped = new LinkedHashMap<>();
        fitted.forEach((segment, each) -> mapped.put(segment, parameters.apply(each)));
        return mapped;
    }
}
