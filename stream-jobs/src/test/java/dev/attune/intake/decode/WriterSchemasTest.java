package dev.attune.intake.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.attune.intake.Rejection;
import dev.attune.intake.RejectionReason;
import dev.attune.registry.RegistryRefused;
import dev.attune.waiting.RegistryPatience;
import dev.attune.waiting.TestingRegistryClock;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class WriterSchemasTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestingSchemaRegistry registry = new TestingSchemaRegistry();
    private final TestingRegistryClock clock = new TestingRegistryClock();
    private final RegistryPatience patience = new RegistryPatience(clock);
    private final WriterSchemas schemas = new WriterSchemas(registry, patience, Duration.ofSeconds(60));

    @Test
    void aKnownIdIsAskedForOnce() throws Exception {
        registry.with(7, "schema");
        assertThat(schemas.json(7)).isEqualTo("schema");
        registry.failNext(Integer.MAX_VALUE);
        assertThat(schemas.json(7)).isEqualTo("schema");
        assertThat(registry.questions()).isEqualTo(1);
    }

    @Test
    void aRegistryOutOfReachBlocksAndRefusesNothing() throws Exception {
        registry.with(7, "schema").failNext(10);
        assertThat(schemas.json(7)).isEqualTo("schema");
        assertThat(clock.pauses()).hasSize(10);
    }

    @Test
    void cancellingEndsTheWait() {
        registry.failNext(Integer.MAX_VALUE);
        clock.cancel();
        assertThatThrownBy(() -> schemas.json(7)).isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void anUnknownIdWaitsForItsGraceThenIsRefused() {
        assertUnknown(7);
        assertThat(clock.paused()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void anIdThatBecomesKnownWithinTheGracePasses() throws Exception {
        clock.whilePausing(() -> registry.with(7, "late"));
        assertThat(schemas.json(7)).isEqualTo("late");
        assertThat(clock.paused()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void forAMinuteAfterAGraceOtherUnknownIdsAreRefusedAtOnce() {
        assertUnknown(7);
        Duration afterFirst = clock.paused();
        for (int id = 8; id < 100; id++) {
            assertUnknown(id);
        }
        assertThat(clock.paused()).isEqualTo(afterFirst);
        clock.advance(MINUTE);
        assertUnknown(100);
        assertThat(clock.paused()).isEqualTo(afterFirst.multipliedBy(2));
    }

    @Test
    void duringThatMinuteKnownIdsStillPass() throws Exception {
        assertUnknown(7);
        registry.with(8, "schema");
        assertThat(schemas.json(8)).isEqualTo("schema");
    }

    @Test
    void thatAnIdIsUnknownIsBelievedForAMinute() throws Exception {
        assertUnknown(7);
        int asked = registry.questions();
        registry.with(7, "late");
        assertUnknown(7);
        assertThat(registry.questions()).isEqualTo(asked);
        clock.advance(MINUTE);
        assertThat(schemas.json(7)).isEqualTo("late");
    }

    @Test
    void noIdHasTwoGraces() {
        assertUnknown(7);
        Duration once = clock.paused();
        clock.advance(MINUTE.multipliedBy(10));
        assertUnknown(7);
        assertThat(clock.paused()).isEqualTo(once);
    }

    @Test
    void withoutGraceUnknownIdsAreRefusedAtOnce() {
        WriterSchemas strict = new WriterSchemas(registry, patience, Duration.ZERO);
        assertThat(catchThrowableOfType(Rejection.class, () -> strict.json(7)).reason())
                .isEqualTo(RejectionReason.UNKNOWN_SCHEMA_ID);
        assertThat(clock.pauses()).isEmpty();
    }

    @Test
    void anOutageWithinAGraceRefusesNothing() throws Exception {
        registry.failNext(0);
        clock.whilePausing(() -> {
            if (clock.pauses().size() == 1) {
                registry.failNext(20);
            } else if (clock.pauses().size() == 21) {
                registry.with(7, "late");
            }
        });
        assertThat(schemas.json(7)).isEqualTo("late");
        assertThat(clock.paused()).isGreaterThan(Duration.ofSeconds(60));
    }

    @Test
    void aRefusalIsOneReadableLine() {
        registry.refuse();
        assertThatThrownBy(() -> schemas.json(7))
                .isInstanceOf(RegistryRefused.class)
                .hasMessage("schema registry http://test refuses us with status 401");
    }

    private void assertUnknown(int id) {
        assertThat(catchThrowableOfType(Rejection.class, () -> schemas.json(id)).reason())
                .isEqualTo(RejectionReason.UNKNOWN_SCHEMA_ID);
    }
}
