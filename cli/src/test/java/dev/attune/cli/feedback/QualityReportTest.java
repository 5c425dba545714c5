package dev.attune.cli.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import java.math.BigDecimal;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.junit.jupiter.api.Test;

class QualityReportTest {

    private static GenericRecord outcome(String kind, String outcome, String source, long days) {
        GenericRecord record = new GenericData.Record(Topic.ALERT_OUTCOME.schema());
        record.put("kind", symbol(record, "kind", kind));
        record.put("outcome", symbol(record, "outcome", outcome));
        record.put("source", symbol(record, "source", source));
        record.put("lead_time_ms", days * 86_400_000L);
        record.put("policy_version", "default-1");
        record.put("shadow", false);
        return record;
    }

    private static GenericData.EnumSymbol symbol(GenericRecord record, String field, String value) {
        return new GenericData.EnumSymbol(record.getSchema().getField(field).schema(), value);
    }

    @Test
    void right_and_wrong_are_counted_and_the_lift_is_over_picks() {
        QualityReport report = new QualityReport();
        report.add(outcome("CHURN_RISK", "LEFT", "STREAM", 28));
        report.add(outcome("CHURN_RISK", "LEFT", "FEEDBACK", 3));
        report.add(outcome("CHURN_RISK", "KEPT", "STREAM", 1));
        report.add(outcome("CHURN_RISK", "NOT_USEFUL", "FEEDBACK", 1));
        report.add(outcome("EXPERIENCE_DROP", "RECOVERED", "STREAM", 7));
        report.add(outcome("CHURN_RISK", "OTHER", "STREAM", 7));
        report.compareWith(40, 10);

        assertThat(report.table().objects())
                .hasSize(2)
                .first()
                .satisfies(row -> assertThat(row)
                        .containsEntry("alerts", 4L)
                        .containsEntry("right", 2L)
                        .containsEntry("precision", new BigDecimal("0.500"))
                        .containsEntry("lift", new BigDecimal("2.00"))
                        .containsEntry("median_lead_days", new BigDecimal("3.0")));
        assertThat(report.table().objects())
                .last()
                .satisfies(row -> assertThat(row)
                        .containsEntry("kind", "EXPERIENCE_DROP")
                        .containsEntry("precision", new BigDecimal("1.000"))
                        .containsEntry("lift", null));
    }
}
