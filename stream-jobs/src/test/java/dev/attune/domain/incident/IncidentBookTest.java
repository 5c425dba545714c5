package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.event.Channel;
import dev.attune.domain.event.SignalKind;
import dev.attune.domain.experience.Signals;
import dev.attune.domain.policy.Policy;
import dev.attune.domain.policy.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IncidentBookTest {

    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long START = 1_750_000_020_000L;

    private final IncidentBook book = new IncidentBook(Policy.defaults());

    @Test
    void anIncidentOpensIsToldAgainAsItGrowsAndEndsByItself() {
        assertThat(book.deadline()).isEqualTo(Long.MAX_VALUE);
        Incident opened = only(book.advance(START, List.of(at(START, "checkout", Reason.ERRORS, 3))));
        assertThat(opened.state()).isEqualTo(EpisodeState.OPENED);
        assertThat(opened.revision()).isEqualTo(1);
        assertThat(opened.cause()).containsExactly(new Cause(Dimension.TOUCHPOINT, "checkout"));
        assertThat(opened.signals()).containsExactly(Reason.ERRORS);
        assertThat(opened.severity()).isEqualTo(Severity.WARNING);
        assertThat(opened.customersAffected()).isEqualTo(3);
        assertThat(opened.valueAffected()).containsExactly(new Money("EUR", 1_500));
        assertThat(opened.valueAtRisk()).containsExactly(new Money("EUR", 300));
        assertThat(opened.route()).containsExactly("engineering");
        assertThat(opened.openedAt()).isEqualTo(START);

        long next = START + MINUTE;
        assertThat(book.advance(next, List.of(at(next, "checkout", Reason.ERRORS, 5))))
                .isEmpty();
        long later = next + MINUTE;
        Incident grown = only(book.advance(later, List.of(at(later, "checkout", Reason.ERRORS, 6))));
        assertThat(grown.state()).isEqualTo(EpisodeState.UPDATED);
        assertThat(grown.revision()).isEqualTo(2);
        assertThat(grown.incidentId()).isEqualTo(opened.incidentId());
        assertThat(grown.customersAffected()).isEqualTo(6);

        long end = later + MINUTE;
        assertThat(book.advance(end, List.of(back(at(end, "checkout", Reason.ERRORS, 6)))))
                .isEmpty();
        assertThat(book.deadline()).isEqualTo(end + HOUR);
        Incident over = only(book.advance(end + HOUR, List.of()));
        assertThat(over.state()).isEqualTo(EpisodeState.RESOLVED);
        assertThat(over.revision()).isEqualTo(3);
        assertThat(book.deadline()).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void whatIsSlowButNotBadIsWorthWhatAllWhoMetItAreExpectedToSpend() {
        Deviation slow = at(START, "search", Reason.SLOW, 0);
        for (int customer = 1; customer <= 40; customer++) {
            long hash = customer * 0x9e3779b97f4a7c15L;
            slow.met().add(hash);
            slow.worth().add(badMoment(hash, "search"));
        }
        Incident opened = only(book.advance(START, List.of(slow)));
        assertThat(opened.customersAffected()).isEqualTo(40);
        assertThat(opened.valueAffected()).containsExactly(new Money("EUR", 40 * 500));
        assertThat(opened.valueAtRisk()).isEmpty();
    }

    @Test
    void howBadItWasIsNotTakenBackWhileItGoesOn() {
        assertThat(only(book.advance(START, List.of(worse(at(START, "checkout", Reason.ERRORS, 3), -16))))
                        .severity())
                .isEqualTo(Severity.CRITICAL);
        long later = START + MINUTE;
        Incident grown = only(book.advance(later, List.of(worse(at(later, "checkout", Reason.ERRORS, 6), -14))));
        assertThat(grown.severity()).isEqualTo(Severity.CRITICAL);
        assertThat(grown.score()).isEqualTo(-14);
        long again = later + MINUTE;
        assertThat(book.advance(again, List.of(worse(at(again, "checkout", Reason.ERRORS, 6), -16))))
                .as("critical it was all the time")
                .isEmpty();
    }

    @Test
    void noSingleCustomerMakesAnIncident() {
        assertThat(book.advance(START, List.of(at(START, "checkout", Reason.ERRORS, 2))))
                .isEmpty();
        long later = START + MINUTE;
        assertThat(book.advance(later, List.of(at(later, "checkout", Reason.ERRORS, 3))))
                .hasSize(1);
    }

    @Test
    void severalSignalsOfOneTouchpointAreOneIncident() {
        Incident told = only(book.advance(
                START, List.of(at(START, "checkout", Reason.ERRORS, 4), at(START, "checkout", Reason.SLOW, 9))));

        assertThat(told.signals()).containsExactlyInAnyOrder(Reason.ERRORS, Reason.SLOW);
        assertThat(told.cause()).containsExactly(new Cause(Dimension.TOUCHPOINT, "checkout"));
    }

    @Test
    void whatSeveralTouchpointsShareIsTheCause() {
        Cause release = new Cause(Dimension.RELEASE, "7.2");
        Incident told = only(book.advance(
                START,
                List.of(
                        at(START, "checkout", Reason.ERRORS, 4, release),
                        at(START, "search", Reason.SLOW, 4, release, new Cause(Dimension.CHANNEL, "WEB")))));

        assertThat(told.cause()).containsExactly(release);
        assertThat(told.touchpoints()).containsExactly("checkout", "search");
    }

    @Test
    void twoPartnersOfOneTouchpointAreTwoIncidents() {
        Cause south = new Cause(Dimension.PARTNER, "carrier-south");
        Cause north = new Cause(Dimension.PARTNER, "carrier-north");
        List<Incident> told = book.advance(
                START,
                List.of(
                        at(START, "delivery", Reason.LATE_DELIVERY, 4, south),
                        at(START, "delivery", Reason.LATE_DELIVERY, 4, north)));

        assertThat(told)
                .extracting(Incident::cause)
                .containsExactlyInAnyOrder(
                        List.of(new Cause(Dimension.TOUCHPOINT, "delivery"), south),
                        List.of(new Cause(Dimension.TOUCHPOINT, "delivery"), north));
    }

    @Test
    void whatBeginsTogetherInTheSameSignalIsOneIncidentOfAllTheTouchpoints() {
        List<Incident> told =
                book.advance(START, List.of(at(START, "home", Reason.SLOW, 4), at(START, "search", Reason.SLOW, 4)));

        assertThat(only(told).cause())
                .containsExactly(new Cause(Dimension.TOUCHPOINT, "home"), new Cause(Dimension.TOUCHPOINT, "search"));
    }

    @Test
    void theCauseIsToldAnewWhenItNarrows() {
        Cause south = new Cause(Dimension.PARTNER, "carrier-south");
        Deviation whole = at(START, "delivery", Reason.LATE_DELIVERY, 4);
        Incident opened = only(book.advance(START, List.of(whole)));
        long later = START + MINUTE;
        Incident narrowed = only(book.advance(
                later,
                List.of(
                        back(at(later, "delivery", Reason.LATE_DELIVERY, 4)),
                        at(later, "delivery", Reason.LATE_DELIVERY, 4, south))));

        assertThat(narrowed.incidentId()).isEqualTo(opened.incidentId());
        assertThat(narrowed.state()).isEqualTo(EpisodeState.UPDATED);
        assertThat(narrowed.cause()).containsExactly(new Cause(Dimension.TOUCHPOINT, "delivery"), south);
    }

    @Test
    void anIncidentOfWhichNothingIsHeardAnyMoreExpires() {
        book.advance(START, List.of(at(START, "checkout", Reason.ERRORS, 3)));

        Incident told = only(book.advance(START + 72 * HOUR, List.of()));

        assertThat(told.state()).isEqualTo(EpisodeState.EXPIRED);
    }

    @Test
    void anIncidentExplainsADropThatSharesPlaceSignalAndCause() {
        Cause south = new Cause(Dimension.PARTNER, "carrier-south");
        Incident incident = only(book.advance(START, List.of(at(START, "delivery", Reason.LATE_DELIVERY, 4, south))));
        long before = START - 11 * MINUTE;

        assertThat(explains(incident, "delivery", Reason.LATE_DELIVERY, "carrier-south", START))
                .isTrue();
        assertThat(explains(incident, "delivery", Reason.LATE_DELIVERY, "carrier-north", START))
                .isFalse();
        assertThat(explains(incident, "delivery", Reason.LATE_DELIVERY, null, START))
                .isFalse();
        assertThat(explains(incident, "checkout", Reason.LATE_DELIVERY, "carrier-south", START))
                .isFalse();
        assertThat(explains(incident, "delivery", Reason.ERRORS, "carrier-south", START))
                .isFalse();
        assertThat(explains(incident, "delivery", Reason.LATE_DELIVERY, "carrier-south", before))
                .isFalse();
    }

    @Test
    void theOrderOfTheDeviationsOfAMinuteAndABreakInBetweenChangeNothing() throws IOException {
        for (long seed = 1; seed <= 50; seed++) {
            assertThat(told(seed, new Random(seed), true)).as("seed %d", seed).isEqualTo(told(seed, null, false));
        }
    }

    private static List<Incident> told(long seed, Random order, boolean interrupted) throws IOException {
        Random draws = new Random(seed);
        String[] places = {"home", "search", "checkout"};
        Reason[] reasons = {Reason.ERRORS, Reason.SLOW};
        String[] releases = {"7.1", "7.2"};
        IncidentBook book = new IncidentBook(Policy.defaults());
        List<Incident> told = new ArrayList<>();
        for (long minute = START; minute < START + 40 * MINUTE; minute += MINUTE) {
            List<Deviation> heard = new ArrayList<>();
            for (String place : places) {
                for (Reason reason : reasons) {
                    int release = draws.nextInt(3);
                    Deviation deviation = release == 2
                            ? at(minute, place, reason, draws.nextInt(9))
                            : at(minute, place, reason, 3, new Cause(Dimension.RELEASE, releases[release]));
                    int fate = draws.nextInt(4);
                    if (fate > 0) {
                        heard.add(fate == 1 ? back(deviation) : deviation);
                    }
                }
            }
            if (order != null) {
                Collections.shuffle(heard, order);
            }
            told.addAll(book.advance(minute, heard));
            book = interrupted ? again(book) : book.copy();
        }
        return told;
    }

    private static IncidentBook again(IncidentBook book) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        book.write(new DataOutputStream(bytes));
        return IncidentBook.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), Policy.defaults());
    }

    private static boolean explains(Incident incident, String place, Reason reason, String partner, long time) {
        return incident.explains(List.of(place), List.of(reason), Channel.WEB, partner, "retail", time);
    }

    private static Incident only(List<Incident> told) {
        assertThat(told).hasSize(1);
        return told.get(0);
    }

    private static Deviation worse(Deviation deviation, double gap) {
        return new Deviation(
                deviation.cause(),
                deviation.reason(),
                deviation.alarming(),
                deviation.minuteEnd(),
                deviation.beganAt(),
                deviation.statistic(),
                deviation.threshold(),
                deviation.observed(),
                deviation.expected(),
                deviation.observations(),
                gap,
                deviation.met(),
                deviation.worth(),
                deviation.affected());
    }

    private static Deviation back(Deviation deviation) {
        return new Deviation(
                deviation.cause(),
                deviation.reason(),
                false,
                deviation.minuteEnd(),
                deviation.beganAt(),
                deviation.statistic(),
                deviation.threshold(),
                deviation.observed(),
                deviation.expected(),
                deviation.observations(),
                deviation.satisfactionGap(),
                deviation.met(),
                deviation.worth(),
                deviation.affected());
    }

    static Deviation at(long minuteEnd, String touchpoint, Reason reason, int customers, Cause... parts) {
        List<Cause> cause = new ArrayList<>(List.of(new Cause(Dimension.TOUCHPOINT, touchpoint)));
        cause.addAll(List.of(parts));
        AffectedSample affected = new AffectedSample();
        for (int customer = 1; customer <= customers; customer++) {
            affected.add(badMoment(customer * 0x9e3779b97f4a7c15L, touchpoint));
        }
        return new Deviation(
                cause,
                reason,
                true,
                minuteEnd,
                START - 10 * MINUTE,
                12,
                9,
                0.3,
                0.01,
                40,
                -10,
                new CustomerSketch(),
                new MetSample(),
                affected);
    }

    /** Errors, slowness and lateness at once, at the price of one euro. */
    private static Encounter badMoment(long customer, String touchpoint) {
        Signals signals = new Signals();
        signals.add(SignalKind.PAGE_ERROR, true);
        signals.add(SignalKind.PAGE_LATENCY, 9, 0);
        signals.add(SignalKind.DELIVERY_LATENESS, true);
        return new Encounter(
                new Cell(touchpoint, Channel.WEB, null, null, null, null),
                START,
                customer,
                Measures.of(signals, StrictMath.log(1_000)),
                Encounter.NOT_MEASURED,
                1000,
                Encounter.Step.EVENT,
                0,
                null,
                new Encounter.Stake(500, 100, "EUR"));
    }
}
