package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.counting.FoundIncident;
import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.reading.AlertFile;
import dev.attune.cli.evaluate.reading.CustomerStanding;
import dev.attune.cli.evaluate.reading.Inputs;
import dev.attune.cli.evaluate.reading.Purchase;
import dev.attune.cli.evaluate.reading.Source;
import dev.attune.cli.evaluate.report.Report;
import dev.attune.cli.evaluate.report.Section;
import dev.attune.cli.evaluate.rules.Sweep;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Everything that the inputs allow to measure.
 *
 * @param report of it
 * @param sweeps of alert rules, for the curve
 */
record Evaluation(Report report, List<Sweep> sweeps) {

    static Evaluation of(Inputs inputs, EvaluationSettings settings) {
        LeftOut leftOut = new LeftOut();
        List<Section> sections = new ArrayList<>();
        List<Sweep> sweeps = new ArrayList<>();
        OptionalLong until = until(inputs, settings);
        sections.add(read(inputs));
        addForecasts(inputs, settings, leftOut, sections);
        List<TrueCustomer> truth = inputs.truth();
        if (truth == null) {
            leftOut.add("alerts against the truth", "needs --truth");
        } else if (until.isEmpty()) {
            leftOut.add("alerts against the truth", "needs --until, or --customers, or any events to end with");
        } else {
            addAlerts(inputs, truth, until.getAsLong(), settings, leftOut, sections);
            addIncidents(inputs, truth, until.getAsLong(), leftOut, sections);
            RuleEvaluation rules = RuleEvaluation.of(inputs, truth, until.getAsLong(), settings.bootstrap(), leftOut);
            sections.add(rules.table());
            sections.add(rules.curve());
            sweeps.addAll(rules.sweeps());
        }
        sections.add(leftOut.section());
        sections.add(method(settings, until));
        return new Evaluation(new Report(sections), sweeps);
    }

    private static void addForecasts(
            Inputs inputs, EvaluationSettings settings, LeftOut leftOut, List<Section> sections) {
        List<CustomerStanding> customers = inputs.customers();
        List<Purchase> outcomes = inputs.outcomes();
        List<TrueCustomer> truth = inputs.truth();
        if (customers == null || outcomes == null) {
            leftOut.add("risk against later purchases", "needs --customers and --outcomes");
        } else {
            sections.addAll(new SilenceEvaluation(customers, outcomes, settings, leftOut).sections());
        }
        if (customers == null || truth == null) {
            leftOut.add("p_dead against true departures", "needs --customers and --truth");
        } else {
            sections.addAll(new DepartureEvaluation(customers, truth, settings, leftOut).sections());
        }
    }

    private static void addAlerts(
            Inputs inputs,
            List<TrueCustomer> truth,
            long until,
            EvaluationSettings settings,
            LeftOut leftOut,
            List<Section> sections) {
        if (inputs.alerts().isEmpty()) {
            leftOut.add("alerts against the truth", "needs --alerts");
            return;
        }
        AlertEvaluation alerts = new AlertEvaluation(inputs, truth, until, settings.bootstrap(), leftOut);
        sections.add(alerts.churn());
        sections.add(alerts.withinBudgets());
        sections.add(alerts.runs());
        sections.add(alerts.tenure());
        sections.add(alerts.differences());
        sections.add(alerts.drops());
        sections.add(alerts.dropRules());
    }

    private static void addIncidents(
            Inputs inputs, List<TrueCustomer> truth, long until, LeftOut leftOut, List<Section> sections) {
        if (inputs.incidents().isEmpty()) {
            leftOut.add("incidents against the truth", "needs --incidents");
            return;
        }
        IncidentEvaluation incidents = new IncidentEvaluation(inputs, truth, until);
        List<FoundIncident> found = inputs.found();
        if (found == null) {
            leftOut.add("incidents against the truth", "needs --incident-alerts");
        } else {
            sections.add(incidents.incidents(found));
        }
        sections.add(incidents.members());
    }

    private static OptionalLong until(Inputs inputs, EvaluationSettings settings) {
        if (settings.until() != null) {
            return OptionalLong.of(settings.until());
        }
        List<CustomerStanding> customers = inputs.customers();
        if (customers != null && !customers.isEmpty()) {
            return customers.stream().mapToLong(CustomerStanding::asOf).max();
        }
        LongStream alerts = inputs.alerts().stream().mapToLong(AlertFile::lastTime);
        LongStream purchases =
                Stream.ofNullable(inputs.purchases()).flatMap(List::stream).mapToLong(Purchase::time);
        LongStream clicks = Stream.ofNullable(inputs.sessions())
                .flatMap(sessions -> sessions.visits().values().stream())
                .mapToLong(times -> times[times.length - 1]);
        return LongStream.concat(alerts, LongStream.concat(purchases, clicks))
                .filter(time -> time > Long.MIN_VALUE)
                .max();
    }

    private static Section read(Inputs inputs) {
        Section section = Section.of("read", "Read", "", "given_as", "file", "rows", "what");
        for (Source source : inputs.sources()) {
            section.row(source.role(), source.path(), source.rows(), source.what());
        }
        return section;
    }

    private static Section method(EvaluationSettings settings, OptionalLong until) {
        Section section = Section.of("method", "Method", "Measures and rules: docs/evaluation.md.", "what", "value")
                .row("intervals", "95 %, percentile bootstrap over customers unless said otherwise")
                .row("bootstrap resamples", (long) settings.bootstrap().resamples())
                .row("seed", settings.bootstrap().seed());
        until.ifPresent(end ->
                section.row("end of observation", Instant.ofEpochMilli(end).toString()));
        return section;
    }
}
