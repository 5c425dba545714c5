package dev.attune.contract;

import static dev.attune.contract.Compatibility.BACKWARD_TRANSITIVE;
import static dev.attune.contract.Compatibility.FULL_TRANSITIVE;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The gate itself is tested: each fixture breaks the released schema in one way. */
class EvolutionRulesTest {
    @ParameterizedTest
    @CsvSource({
        "removed-default, lost or changed its default",
        "changed-default, lost or changed its default",
        "renamed-field, was removed or renamed",
        "renamed-optional-field, was removed or renamed",
        "narrowed-type, TYPE_MISMATCH",
        "removed-symbol, MISSING_ENUM_SYMBOLS",
        "removed-symbol-behind-default, lost its symbol",
        "removed-enum-default, changed its default symbol",
        "changed-scale, changed its logical type",
        "dropped-logical-type, changed its logical type",
        "required-field, READER_FIELD_MISSING_DEFAULT_VALUE",
        "no-longer-optional, TYPE_MISMATCH",
        "renamed-record, NAME_MISMATCH",
        "broken-inside-array, was removed or renamed"
    })
    void aBreakingEditIsRefusedAtEveryLevel(String fixture, String problem) throws IOException {
        for (Compatibility level : Compatibility.values()) {
            assertThat(problems(fixture, level)).as(level.name()).anyMatch(said -> said.contains(problem));
        }
    }

    @ParameterizedTest
    @CsvSource({"widened-type", "now-optional"})
    void whatOldReadersCannotReadIsRefusedForOutputsOnly(String fixture) throws IOException {
        assertThat(problems(fixture, BACKWARD_TRANSITIVE)).isEmpty();
        assertThat(problems(fixture, FULL_TRANSITIVE)).anyMatch(said -> said.contains("released cannot read current"));
    }

    @ParameterizedTest
    @EnumSource
    void optionalFieldsSymbolsAndDocsMayBeAdded(Compatibility level) throws IOException {
        assertThat(problems("harmless", level)).isEmpty();
    }

    @Test
    void theReleasedSchemaIsCompatibleWithItself() throws IOException {
        assertThat(problems("released", FULL_TRANSITIVE)).isEmpty();
    }

    private static List<String> problems(String fixture, Compatibility level) throws IOException {
        return EvolutionRules.problems(read("released"), read(fixture), level);
    }

    private static Schema read(String fixture) throws IOException {
        try (InputStream json = EvolutionRulesTest.class.getResourceAsStream("/evolution/" + fixture + ".avsc")) {
            return new Schema.Parser().parse(json);
        }
    }
}
