package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.event.Interaction;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Lives dense in steps: what is told of them depends neither on who looks when, nor on duplicates, nor on storage. */
class JourneyProperties {

    private static final int LIVES = 20;
    private static final int DAYS = 60;
    private static final long TICK = 1000;

    @Test
    void lookingOnlyAtEventsAndDeadlinesTellsTheSameAsLookingAllTheTime() throws IOException {
        long seed = Long.getLong("attune.seed", 20261125L);
        int told = 0;
        for (int i = 0; i < LIVES; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            List<Interaction> life = Journeys.life(random, DAYS);
            Run seldom = new Run().live(life, null);
            Run often = new Run().live(life, random);
            assertThat(often.revisions).as("seed %d, life %d", seed, i).isEqualTo(seldom.revisions);
            told += seldom.revisions.size();
        }
        System.out.println("journeys: " + told + " revisions in " + LIVES + " lives, seed " + seed);
        assertThat(told).isGreaterThan(LIVES);
    }

    @Test
    void duplicatesChangeNothing() throws IOException {
        long seed = Long.getLong("attune.seed", 20261126L);
        for (int i = 0; i < LIVES; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            List<Interaction> life = Journeys.life(random, DAYS);
            List<Interaction> twice = new ArrayList<>();
            for (Interaction interaction : life) {
                twice.add(interaction);
                if (random.nextInt(3) == 0) {
                    twice.add(interaction);
                }
            }
            Run once = new Run().live(life, null);
            Run again = new Run().live(twice, null);
            assertThat(again.revisions).as("seed %d, life %d", seed, i).isEqualTo(once.revisions);
            assertThat(GoldenProfiles.bytes(again.profile)).isEqualTo(GoldenProfiles.bytes(once.profile));
        }
    }

    @Test
    void aProfileThatWentThroughBytesAndCopiesLivesOnLikeOneThatDidNot() throws IOException {
        long seed = Long.getLong("attune.seed", 20261127L);
        for (int i = 0; i < LIVES; i++) {
            List<Interaction> life = Journeys.life(new SplittableRandom(seed + i), DAYS);
            Run kept = new Run().live(life, null);
            Run stored = new Run();
            stored.throughBytes = true;
            stored.live(life, null);
            assertThat(stored.revisions).as("seed %d, life %d", seed, i).isEqualTo(kept.revisions);
            assertThat(GoldenProfiles.bytes(stored.profile)).isEqualTo(GoldenProfiles.bytes(kept.profile));
        }
    }

    @Test
    void lateEventsAreCountedWhateverTheirOrderAndTellNothingOfTheWay() throws IOException {
        long seed = Long.getLong("attune.seed", 20261128L);
        for (int i = 0; i < LIVES; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            List<Interaction> life = Journeys.life(random, DAYS);
            CustomerProfile inOrder = late(life);
            CustomerProfile shuffled = late(Histories.shuffled(life, random));
            assertThat(counted(shuffled)).as("seed %d, life %d", seed, i).isEqualTo(counted(inOrder));
            ByteArrayOutputStream journey = new ByteArrayOutputStream();
            inOrder.journey.write(new DataOutputStream(journey), 0);
            assertThat(journey.toByteArray()).as("nothing of the way").containsExactly(0);
        }
    }

    private static CustomerProfile late(List<Interaction> life) {
        CustomerModel model = new CustomerModel(Journeys.LOUD);
        CustomerProfile profile = new CustomerProfile();
        life.forEach(interaction -> model.observe(profile, interaction, true));
        return profile;
    }

    private static byte[] counted(CustomerProfile profile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        profile.hours.write(out);
        profile.days.write(out);
        profile.purchases.write(out);
        profile.activity.write(out);
        return bytes.toByteArray();
    }

    /** One customer followed tick by tick as the operator does. */
    private static final class Run {
        private final CustomerModel model = new CustomerModel(Journeys.LOUD);
        private CustomerProfile profile = new CustomerProfile();
        private final List<EpisodeRevision> revisions = new ArrayList<>();
        private long deadline = Long.MAX_VALUE;
        private long lastLook;
        private boolean throughBytes;

        /** @param looks when to look without any need; null for never */
        Run live(List<Interaction> life, SplittableRandom looks) throws IOException {
            int next = 0;
            while (next < life.size()) {
                long tickEnd = tickEnd(life.get(next).eventTime() + 1);
                passUntil(tickEnd - TICK, looks);
                while (next < life.size() && life.get(next).eventTime() < tickEnd) {
                    model.observe(profile, life.get(next++), false);
                }
                look(tickEnd);
            }
            passUntil(life.get(life.size() - 1).eventTime() + 30 * Histories.DAY, looks);
            return this;
        }

        private void passUntil(long until, SplittableRandom looks) throws IOException {
            long idle = idleLook(looks);
            while (Math.min(tickEnd(deadline), idle) <= until) {
                look(Math.min(tickEnd(deadline), idle));
                idle = idleLook(looks);
            }
        }

        private long idleLook(SplittableRandom looks) {
            return looks == null || lastLook == 0 ? Long.MAX_VALUE : lastLook + nextPause(looks);
        }

        /** Every tick for a while after an event, then more and more seldom. */
        private long nextPause(SplittableRandom looks) {
            long quiet = lastLook - profile.lastEventTime;
            long pause = quiet < 10_000 ? TICK : TICK * (1 + looks.nextLong(1 + quiet / 4 / TICK));
            return Math.min(pause, Histories.DAY);
        }

        private void look(long at) throws IOException {
            Decision decision = model.assess(Histories.CUSTOMER, profile, at);
            revisions.addAll(decision.revisions());
            deadline = decision.deadline();
            lastLook = at;
            if (throughBytes) {
                profile = GoldenProfiles.read(GoldenProfiles.bytes(profile)).copy();
            }
        }

        private static long tickEnd(long instant) {
            return instant == Long.MAX_VALUE ? instant : Math.floorDiv(instant + TICK - 1, TICK) * TICK;
        }
    }
}
