package dev.attune.cli.alerts;

import dev.attune.cli.Table;
import dev.attune.cli.alerts.AlertRecord.Better;

/** What would lower a churn risk, in words. */
final class RemedyWords {

    private RemedyWords() {}

    /** One row per remedy. */
    static Table table(AlertRecord alert) {
        Table table = new Table("what", "chance", "points", "then");
        for (Better better : alert.remedies()) {
            table.row(
                    of(better),
                    Figures.percent(alert.score()) + " → " + Figures.percent(better.chanceAfter()),
                    Figures.signed(better.points(), 2),
                    better.resolves() ? "ends the alert" : "the alert stays");
        }
        return table;
    }

    private static String of(Better better) {
        return switch (better.action()) {
            case "VISIT" -> "a visit now";
            case "PURCHASE" -> "an order now";
            case "RENEWAL" -> "the subscription renewed now";
            case "RESOLVE_TICKETS" -> tickets(better.count());
            case "FADING" -> "nothing but time, until " + Figures.day(better.happensAt());
            default -> ReasonWords.plain(better.action());
        };
    }

    private static String tickets(int count) {
        return switch (count) {
            case 1 -> "the open ticket resolved";
            case 2 -> "both open tickets resolved";
            default -> "all %d open tickets resolved".formatted(count);
        };
    }

    /** Whether anything of it is in our own hands, rather than the customer's. */
    static boolean ours(AlertRecord alert) {
        return alert.remedies().stream().anyMatch(better -> better.action().equals("RESOLVE_TICKETS"));
    }
}
