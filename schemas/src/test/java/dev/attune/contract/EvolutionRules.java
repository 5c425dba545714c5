package dev.attune.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.Incompatibility;

/**
 * What may change between a released schema and the current one. Avro's resolution rules decide first; they let pass
 * some edits that decode and still lose or falsify data (a renamed optional field, a lost default or symbol, another
 * decimal scale), so those are refused here.
 */
final class EvolutionRules {
    private EvolutionRules() {}

    static List<String> problems(Schema released, Schema current, Compatibility level) {
        List<String> problems = new ArrayList<>();
        addUnreadable("current cannot read released", current, released, problems);
        if (level == Compatibility.FULL_TRANSITIVE) {
            addUnreadable("released cannot read current", released, current, problems);
        }
        addLosses(released.getFullName(), released, current, problems);
        return problems;
    }

    private static void addUnreadable(String what, Schema reader, Schema writer, List<String> problems) {
        for (Incompatibility incompatibility : SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
                .getResult()
                .getIncompatibilities()) {
            problems.add(what + ": " + incompatibility.getType() + " at " + incompatibility.getLocation() + ": "
                    + incompatibility.getMessage());
        }
    }

    private static void addLosses(String path, Schema released, Schema current, List<String> problems) {
        if (!Objects.equals(released.getLogicalType(), current.getLogicalType())) {
            problems.add(path + " changed its logical type");
        }
        if (released.getType() != current.getType()) {
            return;
        }
        switch (released.getType()) {
            case RECORD -> addFieldLosses(path, released, current, problems);
            case ARRAY -> addLosses(path + "[]", released.getElementType(), current.getElementType(), problems);
            case ENUM -> addSymbolLosses(path, released, current, problems);
            case UNION -> addBranchLosses(path, released, current, problems);
            default -> {}
        }
    }

    private static void addFieldLosses(String path, Schema released, Schema current, List<String> problems) {
        for (Schema.Field before : released.getFields()) {
            String fieldPath = path + "." + before.name();
            Schema.Field now = current.getField(before.name());
            if (now == null) {
                problems.add(fieldPath + " was removed or renamed");
                continue;
            }
            if (before.hasDefaultValue() && !sameDefault(before, now)) {
                problems.add(fieldPath + " lost or changed its default");
            }
            addLosses(fieldPath, before.schema(), now.schema(), problems);
        }
    }

    private static boolean sameDefault(Schema.Field before, Schema.Field now) {
        return now.hasDefaultValue()
                && (before.defaultVal() == JsonProperties.NULL_VALUE
                        ? now.defaultVal() == JsonProperties.NULL_VALUE
                        : before.defaultVal().equals(now.defaultVal()));
    }

    private static void addSymbolLosses(String path, Schema released, Schema current, List<String> problems) {
        for (String symbol : released.getEnumSymbols()) {
            if (!current.hasEnumSymbol(symbol)) {
                problems.add(path + " lost its symbol " + symbol);
            }
        }
        if (!Objects.equals(released.getEnumDefault(), current.getEnumDefault())) {
            problems.add(path + " changed its default symbol");
        }
    }

    private static void addBranchLosses(String path, Schema released, Schema current, List<String> problems) {
        for (Schema before : released.getTypes()) {
            current.getTypes().stream()
                    .filter(now -> now.getFullName().equals(before.getFullName()))
                    .findFirst()
                    .ifPresent(now -> addLosses(path, before, now, problems));
        }
    }
}
