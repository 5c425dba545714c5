package dev.attune.sandbox.simulator;

import java.time.Duration;

/** How one customer asks for help, and how it goes: three of four tickets are resolved, 40 % answer the survey. */
final class Tickets {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final double RESOLVED = 0.76;
    private static final double MEDIAN_HOURS = 14;
    private static final double SPREAD = 1.0;
    private static final double ANSWERS = 0.4;

    private final CustomerTraits traits;
    private final Draws draws;
    private final Agenda agenda;
    private final EventWriter events;
    private final Experience experience;
    private int opened;

    Tickets(CustomerTraits traits, Draws draws, Agenda agenda, EventWriter events, Experience experience) {
        this.traits = traits;
        this.draws = draws;
        this.agenda = agenda;
        this.events = events;
        this.experience = experience;
    }

    void open(long time, String feature) {
        String ticket = "t" + traits.number() + "-" + opened++;
        double mood = feature.equals("question") ? 0.1 : -0.48;
        double sentiment = thousandth(Math.max(-1, Math.min(1, mood + 0.35 * draws.normal())));
        boolean helped = draws.chance(RESOLVED);
        double hours = Math.max(0.2, draws.logNormal(MEDIAN_HOURS, SPREAD));
        agenda.plan(time, at -> {
            experience.openedTicket();
            return events.opened(at, ticket, feature, sentiment);
        });
        if (helped) {
            long end = time + (long) (hours * HOUR);
            agenda.plan(end, at -> {
                experience.sawTicketResolved();
                return events.resolved(at, ticket, feature);
            });
            survey(end, ticket, feature, 4.4 + sentiment - hours / 36);
        }
    }

    private void survey(long resolved, String ticket, String feature, double satisfaction) {
        boolean answers = draws.chance(ANSWERS);
        double score = StrictMath.rint(satisfaction + 0.8 * draws.normal());
        long time = resolved + (long) (draws.uniform(0.5, 24) * HOUR);
        if (answers) {
            int rating = (int) Math.max(1, Math.min(5, score));
            agenda.plan(time, at -> events.answered(at, ticket, feature, rating));
        }
    }

    private static double thousandth(double value) {
        return StrictMath.rint(value * 1000) / 1000;
    }
}
