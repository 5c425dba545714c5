package dev.attune.domain.incident;

import static dev.attune.domain.incident.TestingTraffic.DAY;
import static dev.attune.domain.incident.TestingTraffic.HOUR;
import static dev.attune.domain.incident.TestingTraffic.MINUTE;
import static dev.attune.domain.incident.TestingTraffic.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.event.Channel;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SliceWatchTest {

    private static final long TROUBLE = START + 16 * DAY + 11 * HOUR;
    private static final long TROUBLE_ENDS = TROUBLE + 6 * HOUR;
    private static final Cause PLACE = new Cause(Dimension.TOUCHPOINT, TestingTraffic.PLACE);

    private final SliceWatch.Terms terms = TestingTraffic.terms(16);

    @Test
    void troubleForAllIsOneIncidentOfTheTouchpointThatClosesByItself() {
        List<Incident> told = told(2, (cell, time) -> time >= TROUBLE && time < TROUBLE_ENDS);

        Incident opened = told.get(0);
        assertThat(opened.state()).isEqualTo(EpisodeState.OPENED);
        assertThat(opened.openedAt()).isBetween(TROUBLE, TROUBLE + HOUR / 2);
        assertThat(opened.beganAt()).isBetween(TROUBLE - HOUR / 2, opened.openedAt());
        Incident last = told.get(told.size() - 1);
        assertThat(last.state()).isEqualTo(EpisodeState.RESOLVED);
        assertThat(last.eventTime()).isBetween(TROUBLE_ENDS, TROUBLE_ENDS + 5 * HOUR);
        assertThat(last.cause()).containsExactly(PLACE);
        assertThat(last.signals()).containsExactlyInAnyOrder(Reason.SLOW, Reason.ERRORS);
        assertThat(last.score()).isLessThan(-10);
        assertThat(last.customersAffected()).isBetween(400L, 1100L);
        assertThat(last.valueAtRisk())
                .singleElement()
                .extracting(Money::currency)
                .isEqualTo("EUR");
        assertThat(told).extracting(Incident::incidentId).containsOnly(opened.incidentId());
        assertThat(told).extracting(Incident::revision).containsExactlyElementsOf(counting(told.size()));
    }

    @Test
    void troubleOfOnePartnerNamesThePartner() {
        List<Incident> told =
                told(2, (cell, time) -> time >= TROUBLE && time < TROUBLE_ENDS && "south".equals(cell.partner()));

        assertThat(told.get(told.size() - 1).cause()).containsExactly(PLACE, new Cause(Dimension.PARTNER, "south"));
        assertThat(told)
                .extracting(Incident::incidentId)
                .containsOnly(told.get(0).incidentId());
    }

    @Test
    void troubleOfOneReleaseOnOneChannelNamesBoth() {
        List<Incident> told = told(
                4,
                (cell, time) -> time >= TROUBLE
                        && time < TROUBLE_ENDS
                        && "7.2".equals(cell.release())
                        && cell.channel() == Channel.MOBILE_APP);

        assertThat(told.get(told.size() - 1).cause())
                .containsExactly(
                        PLACE,
                        new Cause(Dimension.CHANNEL, Channel.MOBILE_APP.name()),
                        new Cause(Dimension.RELEASE, "7.2"));
    }

    @Test
    void troubleIsFoundOnAHandfulOfViewsADay() {
        List<Incident> told = told(0.03, (cell, time) -> time >= TROUBLE && time < TROUBLE + DAY);

        assertThat(told.get(0).openedAt()).isBetween(TROUBLE, TROUBLE + DAY);
        assertThat(told.get(0).cause()).contains(PLACE);
    }

    @Test
    void aCustomerWhoSeesErrorsForHoursMakesNoIncident() {
        TestingTraffic traffic = new TestingTraffic(5);
        TestingTraffic unlucky = new TestingTraffic(6);
        Cell cell = new Cell(TestingTraffic.PLACE, Channel.WEB, null, null, null, null);
        SliceWatch watch = new SliceWatch(TestingTraffic.PLACE);
        IncidentBook book = new IncidentBook(Policy.defaults());
        List<Incident> told = new ArrayList<>();
        for (long minute = START; minute < START + 20 * DAY; minute += MINUTE) {
            List<Encounter> encounters = traffic.minute(minute, 0.2, TestingTraffic.NONE);
            boolean there = minute >= TROUBLE && minute < TROUBLE_ENDS && Math.floorMod(minute, 3 * MINUTE) == 0;
            for (int i = 0; there && i < 3; i++) {
                encounters.add(unlucky.view(cell, minute + i, 7, 1, 4));
            }
            told.addAll(book.advance(minute + MINUTE, watch.close(minute, TestingTraffic.sums(encounters), terms)));
        }
        assertThat(told).isEmpty();
    }

    private List<Incident> told(double views, TestingTraffic.Trouble trouble) {
        TestingTraffic traffic = new TestingTraffic(1);
        SliceWatch watch = new SliceWatch(TestingTraffic.PLACE);
        IncidentBook book = new IncidentBook(Policy.defaults());
        List<Incident> told = new ArrayList<>();
        for (long minute = START; minute < START + 19 * DAY; minute += MINUTE) {
            List<Encounter> encounters = traffic.minute(minute, views, trouble);
            List<Deviation> worse = watch.close(minute, TestingTraffic.sums(encounters), terms);
            told.addAll(book.advance(minute + MINUTE, worse));
        }
        return told;
    }

    private static List<Integer> counting(int upTo) {
        List<Integer> numbers = new ArrayList<>();
        for (int number = 1; number <= upTo; number++) {
            numbers.add(number);
        }
        return numbers;
    }
}
