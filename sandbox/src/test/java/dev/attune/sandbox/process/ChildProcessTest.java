package dev.attune.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChildProcessTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    @Test
    void aChildThatEndsTooEarlySaysItsLastWords() {
        try (ChildProcess child = start("fail", "the disk is made of cheese")) {
            assertThatThrownBy(() -> child.awaitReady(PATIENCE, () -> false))
                    .isInstanceOf(SandboxException.class)
                    .hasMessageContaining("the talkative child ended with exit code 7 before it was ready")
                    .hasMessageContaining("the disk is made of cheese")
                    .hasMessageContaining("talkative-child.log");
        }
    }

    @Test
    void aChildThatTakesTooLongIsNotWaitedForForever() {
        try (ChildProcess child = start("wait", "")) {
            assertThatThrownBy(() -> child.awaitReady(Duration.ofMillis(100), () -> false))
                    .hasMessageContaining("was not ready within");
            assertThat(child.alive()).isTrue();
            child.stop(Duration.ofSeconds(10));
            assertThat(child.alive()).isFalse();
        }
    }

    @Test
    void aClosedChildIsGone() {
        ChildProcess child = start("wait", "");
        assertThat(child.residentBytes()).isNotNegative();
        child.close();
        assertThat(child.alive()).isFalse();
        assertThatThrownBy(child::requireAlive).hasMessageContaining("ended with exit code");
    }

    private ChildProcess start(String... arguments) {
        return ChildProcess.start(
                "talkative child",
                new JavaCommand(
                        List.of("-Xmx32m"),
                        JavaCommand.ownClassPath(),
                        TestingChild.class.getName(),
                        List.of(arguments)),
                Map.of(),
                directory.resolve("logs"));
    }

    /** Does as it is told. */
    public static final class TestingChild {
        private TestingChild() {}

        public static void main(String[] arguments) throws InterruptedException {
            System.out.println(arguments[1]);
            if (arguments[0].equals("fail")) {
                System.exit(7);
            }
            new CountDownLatch(1).await();
        }
    }
}
