package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.EventStream;
import org.junit.jupiter.api.Test;

class FeedOutagesTest {

    @Test
    void a_feed_nobody_spoke_of_is_delivered() {
        assertThat(FeedOutages.NONE.staleSince(EventStream.CLICK)).isEqualTo(FeedOutages.NEVER);
        assertThat(FeedOutages.NONE.staleBetween(EventStream.CLICK, 0, 1_000)).isZero();
    }

    @Test
    void an_outage_goes_on_from_its_first_word_to_the_word_that_ends_it() {
        FeedOutages stale = FeedOutages.NONE.stale(EventStream.CLICK, 100).stale(EventStream.CLICK, 200);
        assertThat(stale.staleSince(EventStream.CLICK)).isEqualTo(100);
        assertThat(stale.staleSince(EventStream.PURCHASE)).isEqualTo(FeedOutages.NEVER);
        assertThat(stale.staleBetween(EventStream.CLICK, 50, 300)).isEqualTo(200);

        FeedOutages live = stale.live(EventStream.CLICK, 250);
        assertThat(live.staleSince(EventStream.CLICK)).isEqualTo(FeedOutages.NEVER);
        assertThat(live.staleBetween(EventStream.CLICK, 50, 300)).isEqualTo(150);
        assertThat(live.staleBetween(EventStream.CLICK, 300, 400)).isZero();
    }

    @Test
    void outages_of_one_feed_add_up() {
        FeedOutages twice = FeedOutages.NONE
                .stale(EventStream.PURCHASE, 100)
                .live(EventStream.PURCHASE, 200)
                .stale(EventStream.PURCHASE, 300);
        assertThat(twice.staleBetween(EventStream.PURCHASE, 0, 350)).isEqualTo(150);
        assertThat(twice.staleSince(EventStream.PURCHASE)).isEqualTo(300);
    }

    @Test
    void an_outage_heard_of_late_takes_in_those_it_overlaps() {
        FeedOutages ended = FeedOutages.NONE.stale(EventStream.CLICK, 0).live(EventStream.CLICK, 100);
        FeedOutages again = ended.stale(EventStream.CLICK, 50);
        assertThat(again.staleBetween(EventStream.CLICK, 0, 200)).isEqualTo(200);
        assertThat(again.staleSince(EventStream.CLICK)).isZero();
        assertThat(ended.stale(EventStream.PURCHASE, 50).staleBetween(EventStream.CLICK, 0, 200))
                .isEqualTo(100);
    }

    @Test
    void an_outage_that_would_end_before_it_began_has_not_been() {
        assertThat(FeedOutages.NONE.stale(EventStream.SUPPORT, 100).live(EventStream.SUPPORT, 100))
                .isEqualTo(FeedOutages.NONE);
    }
}
