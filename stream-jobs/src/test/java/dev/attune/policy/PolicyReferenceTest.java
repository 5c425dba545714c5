package dev.attune.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.PolicyKeys;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page that documents the policy names every key with the default that ships. */
class PolicyReferenceTest {

    @Test
    void thePageNamesEveryKeyWithItsDefault() throws IOException {
        Path page = Path.of("").toAbsolutePath().resolveSibling("docs").resolve("configuration-policy.md");
        assumeTrue(Files.exists(page), page + " is absent: skipped");
        List<String> rows = new ArrayList<>();
        collect("", Policy.defaults(), rows);

        String text = Files.readString(page);

        assertThat(rows)
                .hasSizeGreaterThan(100)
                .allSatisfy(row -> assertThat(text).contains(row));
        assertThat(text.lines().filter(line -> line.startsWith("| `"))).hasSameSizeAs(rows);
    }

    private static void collect(String key, Object value, List<String> rows) {
        if (value instanceof Record branch) {
            for (RecordComponent component : branch.getClass().getRecordComponents()) {
                String name = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
                collect(key.isEmpty() ? name : key + "." + name, read(component, branch), rows);
            }
        } else if (value instanceof Map<?, ?> entries && !entries.isEmpty()) {
            entries.forEach((of, entry) -> collect(key + "." + PolicyKeys.of((Enum<?>) of), entry, rows));
        } else {
            rows.add("| `" + key + "` | " + (value instanceof Map ? "none" : value) + " |");
        }
    }

    private static Object read(RecordComponent component, Record from) {
        try {
            return component.getAccessor().invoke(from);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(component.getName(), e);
        }
    }
}
