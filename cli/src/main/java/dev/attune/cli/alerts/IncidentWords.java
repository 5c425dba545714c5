package dev.attune.cli.alerts;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in plain words what broke, where, since when, for how many, and what it may cost. */
public final class IncidentWords {

    private static final double HOURS_PER_SECOND = 1.0 / 3_600;

    private IncidentWords() {}

    /** {@code checkout on WEB}, {@code delivery with carrier-west}: the narrowest common cause. */
    static String where(IncidentRecord incident) {
        String places = of(incident, "TOUCHPOINT", " and ");
        StringBuilder where = new StringBuilder(places.isEmpty() ? "several touchpoints" : places);
        for (IncidentRecord.Part part : incident.cause()) {
            where.append(narrowed(part));
        }
        return where.toString();
    }

    private static String of(IncidentRecord incident, String dimension, String between) {
        return incident.cause().stream()
                .filter(part -> part.dimension().equals(dimension))
                .map(IncidentRecord.Part::value)
                .collect(Collectors.joining(between));
    }

    private static String narrowed(IncidentRecord.Part part) {
        return switch (part.dimension()) {
            case "TOUCHPOINT" -> "";
            case "CHANNEL" -> " on " + part.value();
            case "PARTNER" -> " with " + part.value();
            case "SEGMENT" -> " for segment " + part.value();
            case "RELEASE" -> " in release " + part.value();
            default -> ", " + part.dimension().toLowerCase(Locale.ROOT) + " " + part.value();
        };
    }

    /** What is worse than it was, the strongest in figures. */
    static String what(IncidentRecord incident) {
        List<String> signals = incident.signals();
        if (signals.isEmpty()) {
            return "worse than usual";
        }
        List<String> words = new ArrayList<>();
        words.add(strongest(signals.get(0), incident));
        signals.stream().skip(1).map(ReasonWords::plain).forEach(words::add);
        return String.join("; ", words);
    }

    /** Promises are told of one customer by how late they were, of many by how many were broken. */
    private static String strongest(String signal, IncidentRecord incident) {
        return switch (signal) {
            case "LATE_DELIVERY" -> broken("deliveries", incident);
            case "LATE_ANSWER" -> broken("answers", incident);
            default ->
                ReasonWords.of(
                        new AlertRecord.Part(signal, 0, incident.observed(), incident.expected(), "OWN_BASELINE", 0),
                        false);
        };
    }

    private static String broken(String what, IncidentRecord incident) {
        return "%s of %s late, usually %s"
                .formatted(Figures.percent(incident.observed()), what, Figures.percent(incident.expected()));
    }

    /** One line: where, and what. */
    public static String line(IncidentRecord incident) {
        return where(incident) + ": " + what(incident);
    }

    /** Amounts of money by currency. */
    static String value(List<IncidentRecord.Amount> amounts) {
        return amounts.isEmpty()
                ? "none known"
                : amounts.stream()
                        .map(money -> Figures.money(money.amount(), money.currency()))
                        .collect(Collectors.joining(", "));
    }

    /** Full sentences. */
    static List<String> sentences(IncidentRecord incident) {
        List<String> sentences = new ArrayList<>();
        sentences.add("Where: " + where(incident) + ".");
        sentences.add("What: " + what(incident) + ".");
        sentences.add(since(incident));
        sentences.add("%s affected, %s points below what they could expect."
                .formatted(customers(incident.customersAffected()), Figures.decimal(Math.abs(incident.score()), 1)));
        sentences.add("What they are expected to spend: %s; lost of it by what they met: %s."
                .formatted(value(incident.valueAffected()), value(incident.valueAtRisk())));
        sentences.add(
                incident.alertsInhibited() == 0
                        ? "No alert of a single customer stands with it."
                        : Figures.counted(incident.alertsInhibited(), "alert")
                                + " of single customers stand with it: nobody need act on them one by one.");
        return sentences;
    }

    static String customers(long customers) {
        return "About " + Figures.counted(customers, "customer");
    }

    private static String since(IncidentRecord incident) {
        String since = "Found at " + Figures.time(incident.openedAt()) + " UTC";
        Duration lasted = Duration.between(incident.openedAt(), incident.eventTime());
        String span = Figures.hours(lasted.toSeconds() * HOURS_PER_SECOND);
        return switch (incident.state()) {
            case "RESOLVED" ->
                since + ", over since " + Figures.time(incident.eventTime()) + " UTC, after " + span + ".";
            case "EXPIRED" -> since + ", not heard of any more since " + Figures.time(incident.eventTime()) + " UTC.";
            default -> since + ", goes on as of " + Figures.time(incident.eventTime()) + " UTC.";
        };
    }
}
