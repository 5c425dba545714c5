package dev.attune.cli.bridge.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgressTest {

    @Test
    void onlyWhatLiesBeforeTheFirstInHandMayBeCommitted() {
        Progress progress = new Progress(0);
        progress.taken(3);
        progress.taken(5);
        progress.taken(6);
        progress.done(5);
        assertThat(progress.committable(9)).isEqualTo(3);
        progress.done(3);
        assertThat(progress.committable(9)).isEqualTo(6);
        progress.done(6);
        assertThat(progress.committable(9)).isEqualTo(9);
        assertThat(progress.size()).isZero();
    }
}
