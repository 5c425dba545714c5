package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.domain.event.Interaction;
import dev.attune.domain.event.PurchaseKind;
import dev.attune.domain.incident.Encounter;
import dev.attune.domain.policy.Policy;
import dev.attune.policy.PolicyReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is ignored is taken in, and told to nobody. */
class IgnoredTest {

    private static final Policy TEST_CUSTOMERS = PolicyReader.read(
            "version: test\nignore: {customers: [somebody, '" + Histories.CUSTOMER.substring(0, 1) + "*']}");

    private final List<Step> steps = new ArrayList<>();
    private final List<Encounter> met = new ArrayList<>();
    private final List<EpisodeRevision> told = new ArrayList<>();
    private final CustomerProfile profile = new CustomerProfile();

    private int live(Policy policy, List<Interaction> life, long until) {
        CustomerModel model = new CustomerModel(policy, steps::add, met::add);
        int health = 0;
        for (Interaction interaction : life) {
            model.observe(profile, interaction, false);
            Decision decision = model.assess(Histories.CUSTOMER, profile, interaction.eventTime() + 1);
            told.addAll(decision.revisions());
            health += decision.healthWorthTelling() ? 1 : 0;
        }
        for (long at = life.get(life.size() - 1).eventTime() + 1; at < until; at += Histories.DAY) {
            Decision decision = model.assess(Histories.CUSTOMER, profile, at);
            told.addAll(decision.revisions());
            health += decision.healthWorthTelling() ? 1 : 0;
        }
        return health;
    }

    @Test
    void nothing_is_told_of_a_test_customer_who_is_taken_in_all_the_same() {
        List<Interaction> life = Histories.life(new SplittableRandom(3), 60);
        long end = life.get(life.size() - 1).eventTime() + 300 * Histories.DAY;

        assertThat(live(TEST_CUSTOMERS, life, end)).isZero();
        assertThat(told).isEmpty();
        assertThat(met).isEmpty();
        assertThat(steps).isEmpty();
        assertThat(profile.lastEventTime).isEqualTo(life.get(life.size() - 1).eventTime());
    }

    @Test
    void what_is_open_of_a_customer_who_becomes_one_expires_and_leaves_the_figures() {
        List<Interaction> life = Histories.life(new SplittableRandom(3), 60);
        long end = life.get(life.size() - 1).eventTime() + 300 * Histories.DAY;
        assertThat(live(Policy.defaults(), life, end)).isPositive();
        EpisodeRevision last = told.get(told.size() - 1);
        assertThat(last.state()).isNotIn(EpisodeState.RESOLVED, EpisodeState.EXPIRED);
        told.clear();
        steps.clear();

        CustomerModel ignoring = new CustomerModel(TEST_CUSTOMERS, steps::add, met::add);
        Decision decision = ignoring.assess(Histories.CUSTOMER, profile, end);
        assertThat(decision.revisions())
                .anySatisfy(revision -> {
                    assertThat(revision.alertId()).isEqualTo(last.alertId());
                    assertThat(revision.revision()).isEqualTo(last.revision() + 1);
                })
                .allSatisfy(revision -> assertThat(revision.state()).isEqualTo(EpisodeState.EXPIRED));
        assertThat(steps).containsExactly(new Step.Moved(profileStage(steps), null));
        assertThat(ignoring.assess(Histories.CUSTOMER, profile, end + Histories.DAY)
                        .revisions())
                .isEmpty();
    }

    private static Lifecycle profileStage(List<Step> steps) {
        return ((Step.Moved) steps.get(0)).from();
    }

    @Test
    void what_happens_at_an_ignored_touchpoint_is_a_visit_and_no_experience() {
        Interaction broken = Histories.errorPage("broken", Histories.START);
        live(Policy.defaults(), List.of(broken), 0);
        String touchpoint = met.get(0).cell().touchpoint();
        int signals = met.get(0).measures().size();
        assertThat(signals).isPositive();
        met.clear();

        CustomerProfile other = new CustomerProfile();
        CustomerModel ignoring = new CustomerModel(
                PolicyReader.read("version: quiet\nignore: {touchpoints: [" + touchpoint + "]}"), steps::add, met::add);
        ignoring.observe(other, broken, false);
        assertThat(met).isEmpty();
        assertThat(other.clicks).isEqualTo(1);
        assertThat(other.drop.observations()).isZero();
    }

    @Test
    void what_does_not_come_to_an_ignored_touchpoint_breaks_no_promise() {
        Interaction promised = Histories.purchase(
                "order", Histories.START, PurchaseKind.PLACED, "o-1", 50, Histories.START + 2 * Histories.DAY);
        long until = Histories.START + 20 * Histories.DAY;
        String loud = "version: loud\nexperience: {alert-on-single-broken-promise: true}";
        live(PolicyReader.read(loud), List.of(promised), until);
        assertThat(told).isNotEmpty();
        told.clear();

        CustomerModel ignoring = new CustomerModel(PolicyReader.read(loud + "\nignore: {touchpoints: [delivery]}"));
        CustomerProfile other = new CustomerProfile();
        ignoring.observe(other, promised, false);
        for (long at = Histories.START + 1; at < until; at += Histories.DAY) {
            assertThat(ignoring.assess(Histories.CUSTOMER, other, at).revisions())
                    .isEmpty();
        }
    }
}
