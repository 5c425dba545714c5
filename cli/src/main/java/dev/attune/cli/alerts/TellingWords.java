package dev.attune.cli.alerts;

/** Why a revision was told, and what was held back before it, in plain words. */
final class TellingWords {

    private static final String REMINDER = "REMINDER";

    private TellingWords() {}

    /** In a few words, for a table; empty where the record is older than the field. */
    static String because(AlertRecord alert) {
        return switch (alert.trigger()) {
            case "OTHER" -> "";
            case "CAUSE" -> "another main cause";
            case "SCORE" -> "score moved";
            case "INCIDENT" -> "incident found";
            case "RESOLVED" -> "over";
            default -> ReasonWords.plain(alert.trigger());
        };
    }

    static boolean isReminder(AlertRecord alert) {
        return alert.trigger().equals(REMINDER);
    }

    /** How many were held back before it; empty for none. */
    static String heldBack(AlertRecord alert) {
        return alert.suppressed() == 0 ? "" : alert.suppressed() + " held back before";
    }
}
