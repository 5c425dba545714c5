package dev.attune.cli.evaluate;

import dev.attune.cli.evaluate.counting.DropRules;
import dev.attune.cli.evaluate.counting.Episode;
import dev.attune.cli.evaluate.counting.FoundIncident;
import dev.attune.cli.evaluate.counting.IncidentCount;
import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.counting.TrueIncident;
import dev.attune.cli.evaluate.measure.Proportion;
import dev.attune.cli.evaluate.reading.AlertFile;
import dev.attune.cli.evaluate.reading.Inputs;
import dev.attune.cli.evaluate.report.Section;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Holds incidents, and the alerts that stand with them, against what truly broke. */
final class IncidentEvaluation {

    private static final String HOW = "Found: told during an injected incident or within 2 days after it, at its"
            + " touchpoint, and of its region's partner if the cause names one (Wilson). Delay: minutes from its start"
            + " until it was told, over those found (median, exact interval). False: told, and none of those that were;"
            + " by month of observation: %.1f.";

    private static final String MEMBERS_HOW =
            "Members: drop alerts that opened during an injected incident, or within 2"
                    + " days after it, on a customer and at a touchpoint it concerns. Attached: those that stand with an incident,"
                    + " routed nowhere. Attached to none: attached drop alerts outside every injected incident.";

    private static final double DAYS_PER_MONTH = 365.25 / 12;

    private final Inputs inputs;
    private final List<TrueCustomer> truth;
    private final long until;

    IncidentEvaluation(Inputs inputs, List<TrueCustomer> truth, long until) {
        this.inputs = inputs;
        this.truth = truth;
        this.until = until;
    }

    Section incidents(List<FoundIncident> told) {
        Section section = Section.of(
                "incidents",
                "Incidents against those injected",
                HOW.formatted(months()),
                "where",
                "injected",
                "found",
                "recall",
                "delay_minutes",
                "told",
                "false",
                "false_per_month");
        List<FoundIncident> seen =
                told.stream().filter(each -> each.opened() <= until).toList();
        List<TrueIncident> all = inputs.incidents().stream()
                .filter(each -> each.span().start() <= until)
                .toList();
        IncidentCount whole = new IncidentCount(all, seen);
        long wrong = whole.wrong(all);
        section.row(
                "everywhere",
                (long) all.size(),
                whole.found(),
                whole.recall(),
                whole.delayMinutes(),
                (long) seen.size(),
                wrong,
                months() > 0 ? wrong / months() : null);
        addKind(section, "a touchpoint", all, seen, incident -> !incident.isRegional());
        addKind(section, "a region", all, seen, TrueIncident::isRegional);
        return section;
    }

    private static void addKind(
            Section section,
            String where,
            List<TrueIncident> all,
            List<FoundIncident> seen,
            Predicate<TrueIncident> which) {
        List<TrueIncident> injected = all.stream().filter(which).toList();
        if (!injected.isEmpty()) {
            IncidentCount count = new IncidentCount(injected, seen);
            section.row(
                    where,
                    (long) injected.size(),
                    count.found(),
                    count.recall(),
                    count.delayMinutes(),
                    null,
                    null,
                    null);
        }
    }

    /** Drop alerts that injected incidents explain, by policy. */
    Section members() {
        Section section = Section.of(
                "incident_members",
                "Drop alerts during incidents",
                MEMBERS_HOW,
                "policy",
                "members",
                "attached",
                "share_attached",
                "attached_to_none");
        Map<String, TrueCustomer> customers = new HashMap<>();
        truth.forEach(customer -> customers.put(customer.customerId(), customer));
        for (AlertFile file : inputs.alerts()) {
            long members = 0;
            long attached = 0;
            long toNone = 0;
            for (List<Episode> episodes : file.drops().values()) {
                for (Episode episode : episodes) {
                    boolean member = isMember(customers.get(episode.customerId()), episode);
                    members += member ? 1 : 0;
                    attached += member && episode.incident() ? 1 : 0;
                    toNone += !member && episode.incident() ? 1 : 0;
                }
            }
            section.row(file.name(), members, attached, Proportion.of(attached, members), toNone);
        }
        return section;
    }

    private boolean isMember(@Nullable TrueCustomer customer, Episode episode) {
        return customer != null
                && episode.opened() <= until
                && inputs.incidents().stream().anyMatch(incident -> DropRules.during(incident, customer, episode));
    }

    /** Of observation, of all runs together. */
    private double months() {
        Map<String, Long> began = new HashMap<>();
        truth.forEach(customer -> began.merge(customer.run(), customer.birth(), Math::min));
        return began.values().stream()
                        .filter(Objects::nonNull)
                        .mapToDouble(birth -> Math.max(0, until - birth))
                        .sum()
                / Duration.ofDays(1).toMillis()
                / DAYS_PER_MONTH;
    }
}
