package dev.attune.domain.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.attune.domain.episode.AlertKind;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class QualityBookTest {

    private static final long HOUR = 3_600_000;

    private static AlertOutcome outcome(String policy, Outcome outcome, OutcomeSource source, long hours, long at) {
        return new AlertOutcome(
                "a", 1, AlertKind.CHURN_RISK, "ann", outcome, source, at - hours * HOUR, at, policy, "model", false);
    }

    private static QualityBook book() {
        QualityBook book = new QualityBook();
        book.take(outcome("one", Outcome.LEFT, OutcomeSource.STREAM, 672, 1));
        book.take(outcome("one", Outcome.LEFT, OutcomeSource.FEEDBACK, 24, 2));
        book.take(outcome("one", Outcome.KEPT, OutcomeSource.FEEDBACK, 48, 3));
        book.take(outcome("one", Outcome.KEPT, OutcomeSource.STREAM, 12, 4));
        book.take(outcome("one", Outcome.NOT_USEFUL, OutcomeSource.FEEDBACK, 1, 5));
        for (int i = 0; i < 10; i++) {
            book.take(outcome("one", i == 0 ? Outcome.LEFT : Outcome.KEPT, OutcomeSource.PICK, 10, 6));
        }
        return book;
    }

    @Test
    void precision_lift_and_lead_time_are_as_counted_by_hand() {
        QualityBook.Key key = new QualityBook.Key(AlertKind.CHURN_RISK, "one");
        QualityBook book = book();
        assertThat(book.of(key).precision()).isCloseTo(3.0 / 5, within(1e-12));
        assertThat(book.baseRate()).isCloseTo(0.1, within(1e-12));
        assertThat(book.lift(key)).isCloseTo(6, within(1e-12));
        assertThat(book.of(key).medianLeadHours()).isEqualTo(48);
        assertThat(book.lift(new QualityBook.Key(AlertKind.EXPERIENCE_DROP, "one")))
                .isNaN();
        assertThat(book.of(new QualityBook.Key(AlertKind.CHURN_RISK, "two")).precision())
                .isNaN();
    }

    @Test
    void of_more_policies_than_are_told_apart_those_heard_of_least_lately_are_one() {
        QualityBook book = new QualityBook();
        int policies = QualityBook.MOST_POLICIES + 3;
        for (int i = 0; i < policies; i++) {
            book.take(outcome("p" + i, Outcome.LEFT, OutcomeSource.STREAM, 1, i));
        }
        assertThat(book.keys())
                .hasSize(QualityBook.MOST_POLICIES + 1)
                .contains(new QualityBook.Key(AlertKind.CHURN_RISK, QualityBook.EARLIER))
                .doesNotContain(new QualityBook.Key(AlertKind.CHURN_RISK, "p0"));
        assertThat(book.keys().stream().mapToLong(key -> book.of(key).right()).sum())
                .isEqualTo(policies);
    }

    @Test
    void what_is_written_reads_back() throws IOException {
        byte[] written = bytes(book());
        assertThat(bytes(QualityBook.read(new DataInputStream(new ByteArrayInputStream(written)))))
                .isEqualTo(written);
    }

    private static byte[] bytes(QualityBook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }
}
