package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.counting.ChurnCount;
import dev.attune.cli.evaluate.counting.ChurnRules;
import dev.attune.cli.evaluate.counting.DropCount;
import dev.attune.cli.evaluate.counting.DropFate;
import dev.attune.cli.evaluate.counting.DropRules;
import dev.attune.cli.evaluate.counting.DropVerdict;
import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.measure.Bootstrap;
import dev.attune.cli.evaluate.reading.AlertFile;
import dev.attune.cli.evaluate.reading.Inputs;
import dev.attune.cli.evaluate.reading.Sessions;
import dev.attune.cli.evaluate.report.Counted;
import dev.attune.cli.evaluate.report.Section;
import dev.attune.cli.evaluate.rules.PageRule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Holds alerts against the truth. */
final class AlertEvaluation {

    private static final String CHURN_HOW = "Right: opened after the true departure, or still open at it, or opened at"
            + " most " + ChurnRules.EARLY_DAYS + " days before it; all others are false. Recall: departures that some"
            + " episode overlaps within 30 or 60 days after them, of those followed so long (Wilson). Delay: days from"
            + " departure to the opening, early ones negative, of those found within 60 days and of those ever found"
            + " (median, exact interval; opened before and lead: of those within 60 days)."
            + " Rates and precision: bootstrap over customers. The years are those lived before departure: %.1f.";

    private static final String DROP_HOW = "In drop: opened inside an injected drop or within 14 days after it."
            + " Justified: main reason of delivery or support, and a late delivery, unresolved ticket or low rating at most"
            + " 14 days before. In incident: neither right nor false. Precision: in drop and justified, of these and the"
            + " false ones. Recall: injected drops found, of all and of those with three sessions or more (Wilson)."
            + " Bootstrap over customers for the others.";

    private final Inputs inputs;
    private final List<TrueCustomer> truth;
    private final long until;
    private final Bootstrap bootstrap;
    private final LeftOut leftOut;

    AlertEvaluation(Inputs inputs, List<TrueCustomer> truth, long until, Bootstrap bootstrap, LeftOut leftOut) {
        this.inputs = inputs;
        this.truth = truth;
        this.until = until;
        this.bootstrap = bootstrap;
        this.leftOut = leftOut;
    }

    Section churn() {
        Section section = Section.of(
                        "churn_alerts",
                        "Churn alerts against true departures",
                        CHURN_HOW.formatted(
                                ChurnRules.count(truth, Map.of(), until).yearsAlive()),
                        "policy",
                        "right",
                        "false",
                        "false_per_alive_year",
                        "precision",
                        "departures_30d",
                        "recall_30d",
                        "departures_60d",
                        "recall_60d",
                        "delay_days_60d",
                        "delay_days_ever",
                        "opened_before",
                        "lead_days")
                .turned();
        for (AlertFile file : inputs.alerts()) {
            tellUnjudged(file.name(), "churn", file.churn());
            ChurnCount count = ChurnRules.count(truth, seen(file.churn()), until);
            section.row(
                    file.name(),
                    count.right(),
                    count.wrong(),
                    count.falsePerYear(bootstrap),
                    count.precision(bootstrap),
                    count.departures(30),
                    count.recall(30),
                    count.departures(60),
                    count.recall(60),
                    count.delayDays(60),
                    count.delayDays(),
                    count.earlyShare(60),
                    count.leadDays(60));
        }
        return section;
    }

    /** The policy that finds most within each budget of false alerts, as plain rules are compared. */
    Section withinBudgets() {
        Section section = Section.of(
                "policies_within_budget",
                "Policies within budgets of false alerts",
                "Of the policies given, the one that finds most within a budget; intervals as above.",
                "budget",
                "policy",
                "false_per_alive_year",
                "recall_60d",
                "precision");
        if (inputs.alerts().size() < 2) {
            return section;
        }
        Map<String, ChurnCount> counts = new LinkedHashMap<>();
        inputs.alerts().forEach(file -> counts.put(file.name(), ChurnRules.count(truth, seen(file.churn()), until)));
        for (double budget : RuleEvaluation.BUDGETS) {
            counts.entrySet().stream()
                    .filter(each -> each.getValue().falsePerYear() <= budget)
                    .max(Comparator.comparingDouble(
                            each -> each.getValue().recall(60).value()))
                    .ifPresentOrElse(
                            best -> section.row(
                                    budget,
                                    best.getKey(),
                                    best.getValue().falsePerYear(bootstrap),
                                    best.getValue().recall(60),
                                    best.getValue().precision(bootstrap)),
                            () -> section.row(budget, "none", null, null, null));
        }
        return section;
    }

    /** Every policy in every run, where several are pooled. */
    Section runs() {
        Section section = Section.of(
                "churn_alerts_by_run",
                "Churn alerts run by run",
                "How far one population differs from another.",
                "policy",
                "run",
                "customers",
                "false_per_alive_year",
                "departures_60d",
                "recall_60d");
        Map<String, List<TrueCustomer>> byRun = new TreeMap<>();
        truth.forEach(customer ->
                byRun.computeIfAbsent(customer.run(), any -> new ArrayList<>()).add(customer));
        if (byRun.size() < 2) {
            return section;
        }
        for (AlertFile file : inputs.alerts()) {
            byRun.forEach((run, customers) -> {
                ChurnCount count = ChurnRules.count(customers, seen(file.churn()), until);
                section.row(
                        file.name(),
                        run,
                        (long) customers.size(),
                        count.falsePerYear(bootstrap),
                        count.departures(60),
                        count.recall(60));
            });
        }
        return section;
    }

    /** Recall by how well the customer could be known at the departure. */
    Section tenure() {
        Section section = Section.of(
                "churn_recall_by_tenure",
                "Recall by session-days before the departure",
                "Silence needs a rhythm to be held against: departures by the number of UTC days with a click up to them;"
                        + " Wilson.",
                "policy",
                "session_days",
                "departures_60d",
                "recall_30d",
                "recall_60d");
        Sessions sessions = inputs.sessions();
        if (sessions == null) {
            leftOut.add("recall by session-days before the departure", "needs --clicks");
            return section;
        }
        Map<Tenure, List<TrueCustomer>> grouped = truth.stream()
                .filter(customer -> customer.departedBy(until))
                .collect(Collectors.groupingBy(customer -> Tenure.of(customer, sessions)));
        for (AlertFile file : inputs.alerts()) {
            for (Tenure tenure : Tenure.values()) {
                ChurnCount count = ChurnRules.count(grouped.getOrDefault(tenure, List.of()), seen(file.churn()), until);
                section.row(file.name(), tenure.words(), count.departures(60), count.recall(30), count.recall(60));
            }
        }
        return section;
    }

    /** Every further policy against the first. */
    Section differences() {
        Section section = Section.of(
                "policy_differences",
                "Policies compared",
                "Each policy minus the first, on the same customers; bootstrap over customers, both resampled together. An"
                        + " interval that holds 0 is no proof of a difference.",
                "policy",
                "minus",
                "false_per_alive_year",
                "recall_30d",
                "recall_60d");
        List<AlertFile> files = inputs.alerts();
        ChurnCount first = ChurnRules.count(truth, seen(files.get(0).churn()), until);
        for (AlertFile file : files.subList(1, files.size())) {
            ChurnCount count = ChurnRules.count(truth, seen(file.churn()), until);
            section.row(
                    file.name(),
                    files.get(0).name(),
                    count.falsePerYearMinus(first, bootstrap),
                    count.recallMinus(first, 30, bootstrap),
                    count.recallMinus(first, 60, bootstrap));
        }
        return section;
    }

    Section drops() {
        Section section = Section.of(
                        "drop_alerts",
                        "Experience-drop alerts against injected drops",
                        DROP_HOW,
                        "policy",
                        "in_drop",
                        "justified",
                        "in_incident",
                        "false",
                        "false_per_alive_year",
                        "precision",
                        "drops",
                        "recall",
                        "drops_3_sessions",
                        "recall_3_sessions",
                        "delay_days")
                .turned();
        if (truth.stream().allMatch(customer -> customer.drops().isEmpty())) {
            leftOut.add("drop alerts", "the truth file has no drop_start and drop_end of any customer");
            return section;
        }
        tellMissing();
        DropRules rules =
                new DropRules(inputs.incidents(), Misfortunes.of(inputs.purchases(), inputs.support(), until));
        Map<String, long[]> sessions =
                inputs.sessions() == null ? null : inputs.sessions().starts();
        for (AlertFile file : inputs.alerts()) {
            tellUnjudged(file.name(), "drop", file.drops());
            DropCount count = DropCount.of(truth, seen(file.drops()), rules, sessions, until);
            section.row(
                    file.name(),
                    count.count(DropVerdict.IN_DROP),
                    count.count(DropVerdict.JUSTIFIED),
                    count.count(DropVerdict.IN_INCIDENT),
                    count.count(DropVerdict.FALSE),
                    count.falsePerYear(bootstrap),
                    count.precision(bootstrap),
                    count.drops(DropFate.UNKNOWN),
                    count.recall(DropFate.UNKNOWN),
                    sessions == null ? null : count.drops(DropCount.ENOUGH_SESSIONS),
                    sessions == null ? null : count.recall(DropCount.ENOUGH_SESSIONS),
                    count.delayDays());
        }
        return section;
    }

    /** What people would watch pages with instead. */
    Section dropRules() {
        Section section = Section.of(
                "drop_rules",
                "Plain rules for experience drops on the same customers",
                "Over pages as they come, at most one alert in 14 days; counted as the alerts above. Own EWMA: weight .1."
                        + " Segment mean and deviation of log latency are those of these very pages, which flatters the"
                        + " rules that use them.",
                "rule",
                "in_drop",
                "in_incident",
                "false",
                "false_per_alive_year",
                "precision",
                "recall",
                "recall_3_sessions");
        Sessions sessions = inputs.sessions();
        if (sessions == null
                || truth.stream().allMatch(customer -> customer.drops().isEmpty())) {
            leftOut.add("plain rules for drops", "need --clicks and injected drops in the truth file");
            return section;
        }
        DropRules rules =
                new DropRules(inputs.incidents(), Misfortunes.of(inputs.purchases(), inputs.support(), until));
        for (PageRule rule : PageRule.all(sessions.pages())) {
            DropCount count =
                    DropCount.of(truth, rule.episodes(sessions.pages(), until), rules, sessions.starts(), until);
            section.row(
                    rule.name(),
                    count.count(DropVerdict.IN_DROP),
                    count.count(DropVerdict.IN_INCIDENT),
                    count.count(DropVerdict.FALSE),
                    count.falsePerYear(bootstrap),
                    count.precision(bootstrap),
                    count.recall(DropFate.UNKNOWN),
                    count.recall(DropCount.ENOUGH_SESSIONS));
        }
        return section;
    }

    /** What opened after the end of the observation cannot be judged by it. */
    private Map<String, List<Episode>> seen(Map<String, List<Episode>> episodes) {
        Map<String, List<Episode>> seen = new HashMap<>();
        episodes.forEach((customer, all) -> seen.put(
                customer,
                all.stream().filter(episode -> episode.opened() <= until).toList()));
        return seen;
    }

    private void tellMissing() {
        if (inputs.sessions() == null) {
            leftOut.add("drops with three sessions or more", "needs --clicks");
        }
        if (inputs.purchases() == null || inputs.support() == null) {
            leftOut.add(
                    "drop alerts justified by a late delivery, unresolved ticket or low rating",
                    "needs --purchases and --support: without them such alerts count as false");
        }
        if (inputs.incidents().isEmpty()) {
            leftOut.add(
                    "drop alerts that an incident explains",
                    "needs --incidents: without it only alerts with an incident_id count apart");
        }
    }

    private void tellUnjudged(String name, String kind, Map<String, List<Episode>> episodes) {
        Set<String> known = truth.stream().map(TrueCustomer::customerId).collect(Collectors.toSet());
        tell(
                name,
                kind,
                episodes,
                episode -> !known.contains(episode.customerId()),
                "of customers of whom the truth file knows nothing");
        tell(name, kind, episodes, episode -> episode.opened() > until, "opened after the end of the observation");
    }

    private void tell(
            String name, String kind, Map<String, List<Episode>> episodes, Predicate<Episode> which, String why) {
        long count =
                episodes.values().stream().flatMap(List::stream).filter(which).count();
        if (count > 0) {
            leftOut.add(kind + " alerts of " + name, Counted.of(count, "episode") + " " + why);
        }
    }
}
