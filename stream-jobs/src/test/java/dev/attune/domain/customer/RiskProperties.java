package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import dev.attune.domain.churn.LogOdds;
import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.event.EventStream;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Laws of risk that hold for whole customers, whatever their history: through the clocks and who of them leads, evidence,
 * promises and what else the model knows. Each failure names its seed; {@code -Dattune.seed} begins elsewhere.
 */
class RiskProperties {

    private static final long FIRST_SEED = Long.getLong("attune.seed", 1L);
    private static final int CASES = 1_500;
    private static final double NOTHING = 1e-9;

    private static Policy regularity(int k) {
        return PolicyReader.read("""
                version: k-%1$d
                churn:
                  purchase: { k: %1$d, r: %2$s }
                  activity: { k: %1$d, r: %3$s }
                """.formatted(
                        k,
                        Policy.defaults().churn().purchase().r() * k,
                        Policy.defaults().churn().activity().r() * k));
    }

    /** Reasons that speak for leaving add nothing: what is left is silence, and what speaks for staying. */
    private static Policy withoutBadEvidence(int k) {
        StringBuilder evidence = new StringBuilder();
        regularity(k).churn().evidence().forEach((reason, weight) -> {
            if (weight.points() > 0) {
                evidence.append("    ")
                        .append(reason.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                        .append(": null\n");
            }
        });
        return PolicyReader.read("""
                version: k-%1$d
                churn:
                  purchase: { k: %1$d, r: %2$s }
                  activity: { k: %1$d, r: %3$s }
                  evidence:
                %4$s""".formatted(
                        k,
                        Policy.defaults().churn().purchase().r() * k,
                        Policy.defaults().churn().activity().r() * k,
                        evidence));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void contributionsOfEveryRevisionSumToItsScore(int k) {
        int told = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 200; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Follower follower = new Follower(regularity(k));
            follower.see(Histories.placed("first", Histories.START, 10));
            Histories.life(random, 150).forEach(follower::see);
            follower.until(Histories.START + 900 * Histories.DAY);
            for (EpisodeRevision revision : follower.revisions) {
                double sum = revision.contributions().stream()
                        .mapToDouble(Contribution::points)
                        .sum();
                assertThat(sum).as("seed %d", seed).isEqualTo(revision.scorePoints(), offset(NOTHING));
                if (revision.kind() == AlertKind.CHURN_RISK) {
                    assertThat(revision.score())
                            .as("seed %d", seed)
                            .isEqualTo(LogOdds.probability(revision.scorePoints()), offset(NOTHING));
                    told++;
                }
            }
        }
        assertThat(told).isGreaterThan(100);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void silenceNeverLowersRisk(int k) {
        CustomerModel model = new CustomerModel(withoutBadEvidence(k));
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            RandomPast past = RandomPast.of(seed);
            CustomerProfile profile = past.lived(model);
            Assessment before = look(model, profile, past.now());
            long at = past.now();
            for (int look = 0; look < 12; look++) {
                at += 1_000L * (1 + past.random().nextLong(1L << (4 + look)));
                Assessment now = look(model, profile, at);
                assertNotBelow(seed, k, before, now);
                before = now;
            }
        }
    }

    private static void assertNotBelow(long seed, int k, Assessment before, Assessment now) {
        assertThat(now.logOdds()).as("log-odds, seed %d", seed).isGreaterThanOrEqualTo(before.logOdds() - NOTHING);
        if (k == 1) {
            assertThat(now.stakes().risk())
                    .as("risk, seed %d", seed)
                    .isGreaterThanOrEqualTo(before.stakes().risk() - NOTHING);
        }
    }

    /** Whichever feeds go stale, for however long: what nobody could tell us is no better news. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aMissingFeedNeverLowersRisk(int k) {
        CustomerModel model = new CustomerModel(withoutBadEvidence(k));
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            RandomPast past = RandomPast.of(seed);
            model.hear(FeedOutages.NONE);
            CustomerProfile profile = past.lived(model);
            Assessment before = look(model, profile, past.now());
            FeedOutages outages = FeedOutages.NONE;
            long at = past.now();
            for (int look = 0; look < 12; look++) {
                for (EventStream feed : EventStream.values()) {
                    boolean turns = past.random().nextInt(4) == 0;
                    boolean stale = outages.staleSince(feed) != FeedOutages.NEVER;
                    outages = turns ? (stale ? outages.live(feed, at) : outages.stale(feed, at)) : outages;
                }
                model.hear(outages);
                at += 1_000L * (1 + past.random().nextLong(1L << (4 + look)));
                Assessment now = look(model, profile, at);
                assertNotBelow(seed, k, before, now);
                before = now;
            }
        }
    }

    /** With no word of any feed, evidence stands as it stood. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void badEvidenceIsNotForgottenWhileNothingIsDelivered(int k) {
        CustomerModel model = new CustomerModel(regularity(k));
        FeedOutages none = FeedOutages.NONE;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
            RandomPast past = RandomPast.of(seed);
            model.hear(none);
            CustomerProfile profile = past.lived(model);
            Assessment before = look(model, profile, past.now());
            model.hear(none.stale(EventStream.CLICK, past.now())
                    .stale(EventStream.PURCHASE, past.now())
                    .stale(EventStream.SUPPORT, past.now()));
            Assessment later = look(model, profile, past.now() + past.random().nextLong(60 * Histories.DAY));
            assertNotBelow(seed, k, before, later);
        }
    }

    /** What is bought, beside what came before. */
    enum Bought {
        /** Out of the blue. */
        SUDDENLY((past, random) -> List.of(past.purchase(past.now() - 1))),
        /** After a visit in the same minute: the visit alone is what it is compared with. */
        WHILE_VISITING((past, random) -> List.of(past.visit(past.now() - 2), past.purchase(past.now() - 1))),
        /** For the second time on that day. */
        TWICE((past, random) -> List.of(past.purchase(past.now() - 2), past.purchase(past.now() - 1)));

        private final BiFunction<RandomPast, SplittableRandom, List<Interaction>> events;

        Bought(BiFunction<RandomPast, SplittableRandom, List<Interaction>> events) {
            this.events = events;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPurchaseNeverRaisesRisk(Bought bought) {
        for (int k = 1; k <= 3; k++) {
            CustomerModel model = new CustomerModel(regularity(k));
            for (long seed = FIRST_SEED; seed < FIRST_SEED + CASES; seed++) {
                RandomPast past = RandomPast.of(seed);
                CustomerProfile profile = past.lived(model);
                List<Interaction> events = bought.events.apply(past, past.random());
                for (Interaction event : events.subList(0, events.size() - 1)) {
                    model.observe(profile, event, false);
                }
                Assessment without = look(model, profile, past.now());
                model.observe(profile, events.get(events.size() - 1), false);
                Assessment with = look(model, profile, past.now());

                assertThat(with.logOdds())
                        .as("log-odds, k = %d, seed %d: %s, then %s", k, seed, without, with)
                        .isLessThanOrEqualTo(without.logOdds() + NOTHING);
                if (k == 1) {
                    assertThat(with.stakes().risk())
                            .as("risk, seed %d: %s, then %s", seed, without, with)
                            .isLessThanOrEqualTo(without.stakes().risk() + NOTHING);
                }
            }
        }
    }

    private static Assessment look(CustomerModel model, CustomerProfile profile, long at) {
        return model.assess(Histories.CUSTOMER, profile.copy(), at).assessment();
    }
}
