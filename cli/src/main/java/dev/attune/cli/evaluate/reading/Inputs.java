package dev.attune.cli.evaluate.reading;

import dev.attune.cli.evaluate.counting.FoundIncident;
import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.counting.TrueIncident;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that was read; a file that was not given is null, or an empty list.
 *
 * @param sources what was read, in order
 * @param alerts one per file of alerts
 * @param customers how customers stood
 * @param outcomes purchases to judge their risk by
 * @param truth of customers
 * @param incidents that hit many
 * @param found incidents that were told
 * @param purchases raw, for the rules to compare with
 * @param sessions raw, likewise
 * @param support raw, likewise
 */
public record Inputs(
        List<Source> sources,
        List<AlertFile> alerts,
        @Nullable List<CustomerStanding> customers,
        @Nullable List<Purchase> outcomes,
        @Nullable List<TrueCustomer> truth,
        List<TrueIncident> incidents,
        @Nullable List<FoundIncident> found,
        @Nullable List<Purchase> purchases,
        @Nullable Sessions sessions,
        @Nullable List<SupportEvent> support) {

    public Inputs {
        sources = List.copyOf(sources);
        alerts = List.copyOf(alerts);
        incidents = List.copyOf(incidents);
    }
}
