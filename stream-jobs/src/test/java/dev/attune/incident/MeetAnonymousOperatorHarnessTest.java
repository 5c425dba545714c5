package dev.attune.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.control.ControlChange;
import dev.attune.control.TestingControl;
import dev.attune.customer.EncounterCodec;
import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Click;
import dev.attune.domain.event.ClickKind;
import dev.attune.domain.event.Envelope;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.policy.Policy;
import dev.attune.intake.Arrival;
import dev.attune.policy.StartingPolicy;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MeetAnonymousOperatorHarnessTest {

    private static final long NOON = 1_767_268_800_000L;

    private static final class Harness extends TwoInputStreamOperatorTestHarness<Arrival, ControlChange, Encounter> {

        Harness(@Nullable OperatorSubtaskState state) throws Exception {
            super(new MeetAnonymousOperator(StartingPolicy.of(Policy.defaults())));
            setup(EncounterCodec.TYPE.createSerializer(getExecutionConfig().getSerializerConfig()));
            if (state != null) {
                initializeState(state);
            }
            open();
        }

        void click(long time) throws Exception {
            Envelope envelope =
                    new Envelope("e" + time, "visitor", time, Channel.WEB, "our-lounge", null, null, null, null);
            Click click = new Click(
                    envelope,
                    ClickKind.PAGE_VIEW,
                    "/lounge",
                    null,
                    null,
                    100,
                    200,
                    null,
                    Click.NOT_GIVEN,
                    Click.NO_POSITION,
                    Click.NO_POSITION,
                    null);
            processElement1(new StreamRecord<>(new Arrival(click, time, null, null)));
        }

        void time(long watermark) throws Exception {
            processWatermark1(new Watermark(watermark));
            processWatermark2(new Watermark(watermark));
        }

        List<String> met() {
            return getOutput().stream()
                    .filter(StreamRecord.class::isInstance)
                    .map(record -> (Encounter) ((StreamRecord<?>) record).getValue())
                    .map(encounter -> (encounter.eventTime() - NOON) + " "
                            + encounter.cell().touchpoint())
                    .toList();
        }
    }

    @Test
    void a_click_is_met_by_the_policy_of_its_tick_however_late_that_is_heard_of() throws Exception {
        ControlChange lounge = TestingControl.policy("lounge", "touchpoints: {names: [our-lounge]}", NOON + 2_500);
        try (Harness harness = new Harness(null)) {
            harness.time(NOON);
            harness.click(NOON + 1_900);
            harness.click(NOON + 2_100);
            harness.click(NOON + 3_000);
            harness.processElement2(new StreamRecord<>(lounge));
            harness.processWatermark1(new Watermark(NOON + 10_000));
            assertThat(harness.met()).isEmpty();
            harness.processWatermark2(new Watermark(NOON + 2_999));
            assertThat(harness.met()).containsExactly("1900 elsewhere", "2100 our-lounge");
            harness.click(NOON + 1_000);
            assertThat(harness.met()).last().isEqualTo("1000 elsewhere");
        }
    }

    @Test
    void clicks_that_wait_and_changes_that_were_heard_of_outlive_a_restart() throws Exception {
        OperatorSubtaskState state;
        try (Harness harness = new Harness(null)) {
            harness.processElement2(
                    new StreamRecord<>(TestingControl.policy("lounge", "touchpoints: {names: [our-lounge]}", NOON)));
            harness.click(NOON - 1);
            harness.click(NOON);
            state = harness.snapshot(1, 1);
        }
        try (Harness harness = new Harness(state)) {
            harness.time(NOON + 1_000);
            assertThat(harness.met()).containsExactly("-1 elsewhere", "0 our-lounge");
        }
    }
}
