package dev.attune.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AvroLimitsTest {

    private static final String STRINGS = "org.apache.avro.limits.string.maxLength";

    @AfterEach
    void limitsAsInProduction() {
        System.clearProperty(STRINGS);
        AvroLimits.apply();
    }

    @Test
    void everyLimitIsSet() {
        AvroLimits.apply();
        assertThat(System.getProperties())
                .containsKeys(
                        STRINGS,
                        "org.apache.avro.limits.bytes.maxLength",
                        "org.apache.avro.limits.collectionItems.maxLength",
                        "org.apache.avro.limits.collectionItems.maxAllocation");
    }

    @Test
    void aStricterLimitOfTheOperatorStays() {
        System.setProperty(STRINGS, "1000");
        AvroLimits.apply();
        assertThat(System.getProperty(STRINGS)).isEqualTo("1000");
    }

    @Test
    void aLooserOrUnreadableLimitIsTightened() {
        String ours = Integer.toString(AvroLimits.LONGEST_TEXT);
        for (String given : new String[] {"2147483639", "plenty", "-1", "0"}) {
            System.setProperty(STRINGS, given);
            AvroLimits.apply();
            assertThat(System.getProperty(STRINGS)).as(given).isEqualTo(ours);
        }
    }
}
