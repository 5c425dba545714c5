package dev.attune.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionPositionsTest {

    private static final String TOPIC = "cx.purchase.v1";
    private static final int MARKERS = PartitionPositions.LONGEST_RUN_OF_MARKERS;

    private final PartitionPositions positions = new PartitionPositions();

    @Test
    void consecutiveRecordsSkipNothing() {
        positions.startAt(TOPIC, 2, 40, 0);
        assertThat(skipped(2, 40)).isZero();
        assertThat(skipped(2, 41)).isZero();
    }

    @Test
    void whatTheLogLostWhileTheJobWasDownIsCountedToTheRecordAndOnce() {
        positions.startAt(TOPIC, 2, 40, 43);
        assertThat(skipped(2, 43)).isEqualTo(3);
        assertThat(skipped(2, 44)).isZero();
    }

    @Test
    void markersBehindTheStartOfTheLogAreNotLost() {
        positions.startAt(TOPIC, 0, 40, 43);
        assertThat(skipped(0, 45)).isEqualTo(3);
    }

    @Test
    void markersAreNotLostRecords() {
        positions.startAt(TOPIC, 0, 10, 0);
        assertThat(skipped(0, 12)).isZero();
        assertThat(skipped(0, 13 + MARKERS)).isZero();
    }

    @Test
    void aLongerJumpIsALossThatOvertookTheReader() {
        positions.startAt(TOPIC, 0, 10, 0);
        assertThat(skipped(0, 10)).isZero();
        assertThat(skipped(0, 12 + MARKERS)).isEqualTo(MARKERS + 1);
    }

    @Test
    void aFirstStartHasNothingBehindIt() {
        positions.startAt(TOPIC, 0, -2, 500);
        assertThat(skipped(0, 500)).isZero();
        assertThat(skipped(1, 700)).isZero();
        assertThat(skipped(0, 501)).isZero();
    }

    @Test
    void aTopicMadeAnewStartsOver() {
        positions.startAt(TOPIC, 0, 5_000, 0);
        assertThat(skipped(0, 0)).isZero();
        assertThat(skipped(0, 1)).isZero();
    }

    @Test
    void partitionsAndTopicsAreKeptApart() {
        positions.startAt(TOPIC, 0, 10, 15);
        positions.startAt(TOPIC, 3, 10, 17);
        positions.startAt("cx.support.v1", 0, 10, 19);
        assertThat(skipped(3, 17)).isEqualTo(7);
        assertThat(skipped(0, 15)).isEqualTo(5);
        assertThat(positions.skippedBefore("cx.support.v1", 0, 19)).isEqualTo(9);
    }

    private long skipped(int partition, long offset) {
        return positions.skippedBefore(TOPIC, partition, offset);
    }
}
