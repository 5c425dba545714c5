package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.AlertKind;
import dev.attune.domain.episode.Contribution;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.episode.Severity;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds of good news over random lives. */
class GoodNewsProperties {

    private static final long SEED = 20261122L;
    private static final int LIVES = 60;
    private static final int DAYS = 500;

    @Test
    void goodNewsAddsUpIsOneAtATimeAndChangesNothingElse() {
        SplittableRandom random = new SplittableRandom(SEED);
        Map<AlertKind, Integer> opened = new EnumMap<>(AlertKind.class);
        for (int life = 0; life < LIVES; life++) {
            List<Interaction> interactions = Histories.life(random.split(), DAYS);
            Follower telling = followed(GoodNewsTest.telling(), interactions);
            Follower silent = followed(Policy.defaults(), interactions);
            assertThat(telling.revisions.stream()
                            .filter(each -> !each.kind().isGoodNews())
                            .map(GoodNewsProperties::figures))
                    .as("seed %d, life %d", SEED, life)
                    .containsExactlyElementsOf(silent.revisions.stream()
                            .map(GoodNewsProperties::figures)
                            .toList());
            Map<AlertKind, EpisodeRevision> open = new EnumMap<>(AlertKind.class);
            for (EpisodeRevision each : telling.revisions) {
                if (each.kind().isGoodNews()) {
                    assertTold(each, open, "seed %d, life %d".formatted(SEED, life));
                    opened.merge(each.kind(), each.state() == EpisodeState.OPENED ? 1 : 0, Integer::sum);
                }
            }
        }
        System.out.println("good news opened in " + LIVES + " lives: " + opened);
        assertThat(opened.values()).hasSize(3).allMatch(count -> count > 0);
    }

    /** Policies of another version are told by another name, the rest is the same. */
    private static List<Object> figures(EpisodeRevision each) {
        return List.of(
                each.alertId(),
                each.revision(),
                each.state(),
                each.score(),
                each.scorePoints(),
                each.contributions(),
                each.eventTime());
    }

    private static void assertTold(EpisodeRevision each, Map<AlertKind, EpisodeRevision> open, String as) {
        double sum = 0;
        for (Contribution part : each.contributions()) {
            sum += part.points();
        }
        assertThat(sum).as(as).isEqualTo(each.scorePoints());
        assertThat(each.severity()).as(as).isEqualTo(Severity.INFO);
        EpisodeRevision before = open.get(each.kind());
        if (each.state() == EpisodeState.OPENED) {
            assertThat(before).as(as).isNull();
            assertThat(each.revision()).as(as).isEqualTo(1);
        } else {
            assertThat(before).as(as).isNotNull();
            assertThat(each.alertId()).as(as).isEqualTo(before.alertId());
            assertThat(each.revision()).as(as).isEqualTo(before.revision() + 1);
        }
        boolean over = each.state() == EpisodeState.RESOLVED || each.state() == EpisodeState.EXPIRED;
        open.put(each.kind(), each);
        if (over) {
            open.remove(each.kind());
        }
    }

    @Test
    void putAwayAndTakenOutAgainAtEveryEventItTellsTheSame() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int life = 0; life < 10; life++) {
            List<Interaction> interactions = Histories.life(random.split(), DAYS);
            CustomerModel model = new CustomerModel(GoodNewsTest.telling());
            CustomerProfile kept = new CustomerProfile();
            CustomerProfile stored = new CustomerProfile();
            for (Interaction interaction : interactions) {
                long at = interaction.eventTime() / 1000 * 1000 + 1000;
                model.observe(kept, interaction, false);
                List<EpisodeRevision> expected =
                        model.assess(Histories.CUSTOMER, kept, at).revisions();
                model.observe(stored, interaction, false);
                assertThat(model.assess(Histories.CUSTOMER, stored, at).revisions())
                        .as("seed %d, life %d", SEED, life)
                        .isEqualTo(expected);
                byte[] bytes = GoldenProfiles.bytes(stored);
                assertThat(bytes).as("seed %d, life %d", SEED, life).isEqualTo(GoldenProfiles.bytes(kept));
                stored = GoldenProfiles.read(bytes).copy();
            }
        }
    }

    private static Follower followed(Policy policy, List<Interaction> interactions) {
        Follower follower = new Follower(policy);
        interactions.forEach(follower::see);
        long last = interactions.get(interactions.size() - 1).eventTime();
        return follower.until(last + 200 * Histories.DAY);
    }
}
