package dev.attune.sandbox.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The shop as all customers share it: its incidents, and what they do to a page or a delivery at an instant. */
final class Fleet {

    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();
    private static final int FIRST_DELIVERY_ID = 100;
    private static final double HELD_UP = 0.55;

    private final List<FleetIncident> incidents;

    private Fleet(List<FleetIncident> incidents) {
        this.incidents = List.copyOf(incidents);
    }

    static Fleet draw(SimulatorSettings settings, Draws draws) {
        List<FleetIncident> incidents = new ArrayList<>();
        double years = settings.days() / 365.0;
        int pages = (int) StrictMath.rint(settings.pageIncidentsPerYear() * years);
        for (int id = 0; id < pages; id++) {
            Page page = Page.values()[draws.index(Page.values().length)];
            long start = instant(settings, draws);
            long end = start + (long) (draws.uniform(3, 28) * HOUR);
            double errors = draws.uniform(10, 25);
            double latency = draws.uniform(2, 3.5);
            incidents.add(new FleetIncident(
                    id, "touchpoint", page.touchpoint, FleetIncident.EVERYWHERE, start, end, errors, latency));
        }
        int deliveries = (int) StrictMath.rint(settings.deliveryIncidentsPerYear() * years);
        for (int id = 0; id < deliveries; id++) {
            Region region = Region.draw(draws);
            long start = instant(settings, draws);
            long end = start + (long) (draws.uniform(8, 14) * DAY);
            incidents.add(new FleetIncident(
                    FIRST_DELIVERY_ID + id, "delivery", "delivery", region.code(), start, end, HELD_UP, 1));
        }
        return new Fleet(incidents);
    }

    private static long instant(SimulatorSettings settings, Draws draws) {
        long length = settings.end() - settings.start();
        return settings.start() + (long) (draws.uniform(0.1, 0.95) * length);
    }

    List<FleetIncident> incidents() {
        return incidents;
    }

    double latencyMultiple(Page page, long time) {
        double multiple = 1;
        for (FleetIncident incident : incidents) {
            if (incident.covers(time) && incident.touchpoint().equals(page.touchpoint)) {
                multiple *= incident.latencyMultiple();
            }
        }
        return multiple;
    }

    double errorMultiple(Page page, long time) {
        double multiple = 1;
        for (FleetIncident incident : incidents) {
            if (incident.covers(time) && incident.touchpoint().equals(page.touchpoint)) {
                multiple *= incident.errorMultiple();
            }
        }
        return multiple;
    }

    /** Probability that an order of this region, placed now, is held up. */
    double heldUp(Region region, long time) {
        double passes = 1;
        for (FleetIncident incident : incidents) {
            if (incident.covers(time) && incident.region().equals(region.code())) {
                passes *= 1 - incident.errorMultiple();
            }
        }
        return 1 - passes;
    }
}
