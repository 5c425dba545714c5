package dev.attune.sandbox.simulator;

import dev.attune.domain.event.Channel;
import dev.attune.domain.event.Interaction;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A crawler with an account: about once a week it reads some sixty product pages, one a second, and buys nothing. Bots
 * are not customers and have no row in the truth.
 */
final class BotProcess {

    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final double DAYS_BETWEEN = 7;
    private static final double MORE_PAGES = 40;

    private final int number;
    private final Draws draws;
    private final EventWriter events;
    private final Agenda agenda = new Agenda();
    private int sessions;

    BotProcess(int number, SimulatorSettings settings) {
        this.number = number;
        this.draws = Draws.of(settings.seed(), -1L - number);
        this.events = new EventWriter("bot" + number, null, Channel.WEB, draws);
        agenda.plan(settings.start() + (long) (draws.exponential(DAYS_BETWEEN) * DAY), this::crawl);
    }

    Agenda agenda() {
        return agenda;
    }

    private @Nullable Interaction crawl(long start) {
        String session = "sb" + number + "-" + sessions++;
        int pages = 20 + (int) draws.exponential(MORE_PAGES);
        long time = start;
        for (int page = 0; page < pages; page++) {
            int latency = (int) draws.logNormal(Page.PRODUCT.medianLatency, 0.2);
            agenda.plan(time, at -> events.page(at, session, Page.PRODUCT, latency, false));
            time += 800 + (long) draws.uniform(0, 400);
        }
        agenda.plan(time + (long) (draws.exponential(DAYS_BETWEEN) * DAY), this::crawl);
        return null;
    }
}
