package dev.attune.domain.episode;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.policy.AlertBudgetRule;
import dev.attune.domain.policy.EpisodePolicy;
import dev.attune.domain.policy.Reason;
import dev.attune.domain.policy.ReminderRule;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of the life of an episode, whatever the scores do. */
class EpisodeProperties {

    private static final long HOUR = 3_600_000L;
    private static final long DAY = 24 * HOUR;
    private static final long WEEK = 7 * DAY;
    private static final int SERIES = 300;
    private static final double ENTER = 0.85;
    private static final double EXIT = 0.3;
    private static final Reason[] CAUSES = {Reason.SILENCE, Reason.ERRORS, Reason.SLOW};

    private static final long SEED = Long.getLong("attune.seed", 20261123L);

    /** Something happened, or did not, and the scores are these until the next moment. */
    private record Moment(long at, double risk, double gap, Reason cause) {}

    private static final List<AlertKind> KINDS = List.of(AlertKind.CHURN_RISK, AlertKind.EXPERIENCE_DROP);

    /** What came of a look. */
    private record Told(AlertKind kind, Trigger trigger, int revision, int suppressed, Severity severity, long at) {}

    private record Held(AlertKind kind, SuppressionReason reason, Severity severity, int count, long at) {}

    /** One customer, both kinds, as the customer's model follows them. */
    private static final class Customer {
        private final SeverityRule severity;
        private final AlertBudget budget;
        private final Restraint risks;
        private final Restraint drops;
        private final Standing risk = new Standing();
        private final Standing drop = new Standing();
        private EpisodeMemory risky = new EpisodeMemory();
        private EpisodeMemory dropped = new EpisodeMemory();
        private final List<Told> told = new ArrayList<>();
        private final List<Held> held = new ArrayList<>();
        private long deadline = Long.MAX_VALUE;

        Customer(EpisodePolicy policy) {
            severity = new SeverityRule(policy);
            budget = new AlertBudget(policy.budget());
            risks = new Restraint(new EpisodeRule(AlertKind.CHURN_RISK, policy), budget);
            drops = new Restraint(new EpisodeRule(AlertKind.EXPERIENCE_DROP, policy), budget);
        }

        void look(Moment now, boolean eventful, long at) {
            double logOdds = Math.log(now.risk() / (1 - now.risk()));
            Severity ofRisk = severity.ofRisk(logOdds);
            risk.set(now.risk() >= ENTER, now.risk() < EXIT, ofRisk, now.risk(), now.cause(), eventful);
            Severity ofGap = severity.ofGap(now.gap());
            drop.set(now.gap() <= -8, now.gap() > -2, ofGap, now.gap(), now.cause(), eventful);
            decide(AlertKind.CHURN_RISK, risks, risky, risk, at);
            decide(AlertKind.EXPERIENCE_DROP, drops, dropped, drop, at);
            long free = budget.freeFrom(risky, dropped);
            deadline = Math.min(
                    risks.deadline(risky, risk, Wishes.NONE, free, at),
                    drops.deadline(dropped, drop, Wishes.NONE, free, at));
            assertThat(deadline).isGreaterThan(at);
        }

        private void decide(AlertKind kind, Restraint restraint, EpisodeMemory memory, Standing standing, long at) {
            Trigger trigger = restraint.decide(memory, standing, Wishes.NONE, budget.freeFrom(risky, dropped), at);
            SuppressionReason reason = restraint.counted();
            if (trigger != null) {
                int suppressed = memory.suppressed();
                int revision = memory.tell(trigger, standing, at);
                told.add(new Told(kind, trigger, revision, suppressed, standing.severity(), at));
            } else if (reason != null) {
                held.add(new Held(kind, reason, standing.severity(), memory.suppressed(), at));
            }
        }

        void restart() {
            risky = throughBytes(risky);
            dropped = throughBytes(dropped);
        }

        private static EpisodeMemory throughBytes(EpisodeMemory memory) {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                memory.write(new DataOutputStream(bytes));
                DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
                EpisodeMemory read = EpisodeMemory.read(in);
                assertThat(in.available()).isZero();
                return read;
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static EpisodePolicy policy(SplittableRandom random) {
        return policy(random, 1 + random.nextInt(6));
    }

    private static EpisodePolicy policy(SplittableRandom random, int perWeek) {
        Duration dwell = Duration.ofHours(random.nextInt(48));
        return new EpisodePolicy(
                dwell,
                Duration.ofDays(random.nextInt(15)),
                0.7,
                0.9,
                0.1,
                -10,
                -25,
                10,
                new ReminderRule(
                        random.nextBoolean() ? Duration.ZERO : dwell.plusHours(1 + random.nextInt(100)),
                        random.nextBoolean() ? Duration.ZERO : dwell.plusHours(1 + random.nextInt(400)),
                        random.nextBoolean() ? Duration.ZERO : dwell.plusHours(1 + random.nextInt(100)),
                        random.nextInt(6)),
                new AlertBudgetRule(perWeek, random.nextBoolean()));
    }

    private static List<Moment> randomWalk(SplittableRandom random) {
        List<Moment> moments = new ArrayList<>();
        long at = 0;
        double logOdds = 0;
        double gap = 0;
        for (int i = 0; i < 200; i++) {
            at += 1_000 * (1 + random.nextInt(random.nextInt(10) == 0 ? 2_000_000 : 60_000));
            logOdds = Math.max(-6, Math.min(6, logOdds + random.nextDouble(-2, 2)));
            gap = Math.max(-60, Math.min(20, gap + random.nextDouble(-12, 12)));
            double risk = 1 / (1 + Math.exp(-logOdds));
            moments.add(new Moment(at, risk, gap, CAUSES[random.nextInt(CAUSES.length)]));
        }
        return moments;
    }

    /** Looks at moments and deadlines; where asked to, in between too, and with restarts. */
    private static Customer live(EpisodePolicy policy, List<Moment> moments, SplittableRandom more, boolean restarts) {
        Customer customer = new Customer(policy);
        for (int i = 0; i < moments.size(); i++) {
            Moment now = moments.get(i);
            long until = i + 1 < moments.size() ? moments.get(i + 1).at() : now.at() + 60 * DAY;
            customer.look(now, true, now.at());
            long next = now.at();
            while (next < until) {
                if (restarts && more.nextInt(3) == 0) {
                    customer.restart();
                }
                long extra = more == null || restarts ? Long.MAX_VALUE : next + 1 + more.nextLong(3 * DAY);
                next = Math.min(customer.deadline, extra);
                if (next < until) {
                    customer.look(now, false, next);
                }
            }
        }
        return customer;
    }

    @Test
    void aScoreThatSwingsBetweenExitAndEnterOpensOneEpisodeAndEndsItOnlyPastTheExit() {
        for (int i = 0; i < SERIES; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            EpisodePolicy policy = policy(random, 32); // a budget that is used up keeps an opening back
            List<Moment> moments = new ArrayList<>();
            long at = 0;
            moments.add(new Moment(at += HOUR, random.nextDouble(0.01, ENTER), random.nextDouble(-8, 5), CAUSES[0]));
            moments.add(new Moment(at += HOUR, random.nextDouble(ENTER, 1), random.nextDouble(-50, -8), CAUSES[0]));
            int swings = 1 + random.nextInt(60);
            for (int swing = 0; swing < swings; swing++) {
                at += 1_000 * (1 + random.nextInt(200_000));
                Reason cause = CAUSES[random.nextInt(CAUSES.length)];
                // On both sides of the enter threshold and down to the exit, but never past it.
                moments.add(new Moment(at, random.nextDouble(EXIT, 0.99), random.nextDouble(-40, -2), cause));
            }
            long passed = at + policy.minimumDwell().toMillis() + DAY;
            List<Told> before = live(policy, moments, null, false).told;
            moments.add(new Moment(passed, random.nextDouble(0.01, EXIT), random.nextDouble(-1.9, 5), CAUSES[0]));
            List<Told> all = live(policy, moments, null, false).told;

            for (AlertKind kind : KINDS) {
                String as = "seed %d, %s".formatted(SEED + i, kind);
                assertThat(of(kind, all, Trigger.OPENED)).as(as).hasSize(1);
                assertThat(of(kind, before, Trigger.RESOLVED)).as(as).isEmpty();
                assertThat(of(kind, all, Trigger.RESOLVED))
                        .as(as)
                        .singleElement()
                        .extracting(Told::at)
                        .isEqualTo(passed);
            }
        }
    }

    private static List<Told> of(AlertKind kind, List<Told> told, Trigger trigger) {
        return told.stream()
                .filter(each -> each.kind() == kind && each.trigger() == trigger)
                .toList();
    }

    @Test
    void revisionsHaveNoGapsAndTellEverythingThatWasHeldBack() {
        int tellings = 0;
        int holds = 0;
        for (int i = 0; i < SERIES; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            Customer customer = live(policy(random), randomWalk(random), null, false);
            for (AlertKind kind : KINDS) {
                int revision = 0;
                int counted = 0;
                for (Told each : customer.told) {
                    if (each.kind() == kind) {
                        assertThat(each.revision()).as("seed %d", SEED + i).isEqualTo(++revision);
                        assertThat(each.trigger() == Trigger.OPENED).isEqualTo(revision == 1);
                        revision = each.trigger().asksForAttention() ? revision : 0;
                        counted += each.suppressed();
                    }
                }
                EpisodeMemory memory = kind == AlertKind.CHURN_RISK ? customer.risky : customer.dropped;
                long held = customer.held.stream()
                        .filter(each -> each.kind() == kind)
                        .count();
                assertThat(counted + memory.suppressed())
                        .as("seed %d", SEED + i)
                        .isEqualTo((int) held);
            }
            tellings += customer.told.size();
            holds += customer.held.size();
        }
        System.out.println("episode laws: " + tellings + " revisions, " + holds + " held back in " + SERIES
                + " series, seed " + SEED);
        assertThat(tellings).isGreaterThan(SERIES * 5);
        assertThat(holds).isGreaterThan(SERIES);
    }

    @Test
    void aBudgetHoldsInAnySevenDaysAndTheEndOfAnEpisodeIsToldAllTheSame() {
        int used = 0;
        for (int i = 0; i < SERIES; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            EpisodePolicy policy = policy(random);
            AlertBudgetRule budget = policy.budget();
            Customer customer = live(policy, randomWalk(random), null, false);
            List<Told> asked = customer.told.stream()
                    .filter(each -> each.trigger().asksForAttention())
                    .toList();
            for (Told last : asked) {
                long within = asked.stream()
                        .filter(each -> each.at() > last.at() - WEEK
                                && (each.at() < last.at()
                                        || (each.at() == last.at()
                                                && each.kind().compareTo(last.kind()) <= 0)))
                        .count();
                if (!budget.criticalPasses() || last.severity() != Severity.CRITICAL) {
                    assertThat(within).as("seed %d at %d", SEED + i, last.at()).isLessThanOrEqualTo(budget.perWeek());
                }
                used += within >= budget.perWeek() ? 1 : 0;
            }
            assertThat(customer.held.stream()
                            .filter(each -> each.reason() == SuppressionReason.BUDGET
                                    && each.severity() == Severity.CRITICAL
                                    && budget.criticalPasses()))
                    .isEmpty();
        }
        assertThat(used).as("budgets that were used up").isGreaterThan(SERIES);
    }

    @Test
    void lookingMoreOftenChangesNothing() {
        for (int i = 0; i < SERIES; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            EpisodePolicy policy = policy(random);
            List<Moment> moments = randomWalk(random);
            Customer seldom = live(policy, moments, null, false);
            Customer often = live(policy, moments, random, false);
            assertThat(often.told).as("seed %d", SEED + i).isEqualTo(seldom.told);
            assertThat(often.held).as("seed %d", SEED + i).isEqualTo(seldom.held);
        }
    }

    @Test
    void restartsChangeNothing() {
        for (int i = 0; i < SERIES; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            EpisodePolicy policy = policy(random);
            List<Moment> moments = randomWalk(random);
            Customer one = live(policy, moments, null, false);
            Customer restarted = live(policy, moments, random, true);
            assertThat(restarted.told).as("seed %d", SEED + i).isEqualTo(one.told);
            assertThat(restarted.held).as("seed %d", SEED + i).isEqualTo(one.held);
        }
    }
}
