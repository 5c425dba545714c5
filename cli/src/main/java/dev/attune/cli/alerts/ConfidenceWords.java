package dev.attune.cli.alerts;

import java.util.List;
import org.apache.avro.generic.GenericRecord;

/** How far figures can be trusted, in words. */
final class ConfidenceWords {

    private static final double FULL = 0.9995;

    /** Most customers never call: that alone is no reason to doubt the figures. */
    private static final List<String> NOTHING_WRONG = List.of("NO_SUPPORT");

    private ConfidenceWords() {}

    /** One sentence; none where nothing is to be doubted. */
    static List<String> of(GenericRecord owner) {
        GenericRecord confidence = (GenericRecord) owner.get("confidence");
        List<String> missing = AlertRecord.texts(confidence, "missing");
        double level = (double) confidence.get("level");
        if (level >= FULL && (missing.isEmpty() || missing.equals(NOTHING_WRONG))) {
            return List.of();
        }
        String known = "Confidence " + Figures.percent(level);
        return List.of(
                missing.isEmpty()
                        ? known + "."
                        : known + ": "
                                + String.join(
                                        ", ",
                                        missing.stream()
                                                .map(ConfidenceWords::of)
                                                .toList()) + ".");
    }

    private static String of(String code) {
        return switch (code) {
            case "FEW_PURCHASES" -> "few orders so far";
            case "FEW_SESSIONS" -> "few visits so far";
            case "FEW_SIGNALS" -> "few experiences measured";
            case "MIXED_CURRENCY" -> "amounts in other currencies left out";
            case "NO_CLICKS" -> "no visits seen";
            case "NO_PURCHASES" -> "never bought";
            case "NO_SUPPORT" -> "no contact with support seen";
            case "STALE_CLICKS" -> "visits are not being delivered, so silence may be ours";
            case "STALE_PURCHASES" -> "purchases are not being delivered, so silence may be ours";
            case "STALE_SUPPORT" -> "support events are not being delivered";
            case "YOUNG" -> "not known for long";
            default -> ReasonWords.plain(code);
        };
    }
}
