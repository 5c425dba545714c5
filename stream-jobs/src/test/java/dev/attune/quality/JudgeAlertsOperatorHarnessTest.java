package dev.attune.quality;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.customer.AlertOutcomeCodec;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.feedback.AlertOutcome;
import dev.attune.domain.feedback.Outcome;
import dev.attune.domain.feedback.OutcomeSource;
import dev.attune.domain.feedback.QualityBook;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class JudgeAlertsOperatorHarnessTest {

    private static final QualityBook.Key KEY = new QualityBook.Key(AlertKind.CHURN_RISK, "one");

    private static AlertOutcome outcome(Outcome outcome, OutcomeSource source) {
        return new AlertOutcome(
                "a", 1, AlertKind.CHURN_RISK, "ann", outcome, source, 0, 7_200_000, "one", "model", false);
    }

    private static OneInputStreamOperatorTestHarness<AlertOutcome, AlertOutcome> harness(JudgeAlertsOperator operator)
            throws Exception {
        OneInputStreamOperatorTestHarness<AlertOutcome, AlertOutcome> harness =
                new OneInputStreamOperatorTestHarness<>(operator, 1, 1, 0);
        harness.setup(AlertOutcomeCodec.TYPE.createSerializer(
                harness.getExecutionConfig().getSerializerConfig()));
        return harness;
    }

    @Test
    void outcomes_go_on_picks_end_here_and_a_restart_neither_forgets_nor_recounts() throws Exception {
        OperatorSubtaskState saved;
        try (var harness = harness(new JudgeAlertsOperator())) {
            harness.open();
            harness.processElement(new StreamRecord<>(outcome(Outcome.LEFT, OutcomeSource.STREAM), 1));
            harness.processElement(new StreamRecord<>(outcome(Outcome.KEPT, OutcomeSource.PICK), 2));
            harness.processElement(new StreamRecord<>(outcome(Outcome.LEFT, OutcomeSource.PICK), 3));
            assertThat(harness.getOutput()).hasSize(1);
            saved = harness.snapshot(1, 1);
        }
        JudgeAlertsOperator operator = new JudgeAlertsOperator();
        try (var harness = harness(operator)) {
            harness.initializeState(saved);
            harness.open();
            harness.processElement(new StreamRecord<>(outcome(Outcome.KEPT, OutcomeSource.STREAM), 4));
            assertThat(operator.book().of(KEY).precision()).isEqualTo(0.5);
            assertThat(operator.book().baseRate()).isEqualTo(0.5);
            assertThat(operator.book().lift(KEY)).isEqualTo(1);
            assertThat(operator.book().of(KEY).medianLeadHours()).isEqualTo(2);
        }
    }
}
