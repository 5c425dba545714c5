package dev.attune.job;

import dev.attune.domain.customer.Assessment;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.episode.Suppression;
import dev.attune.domain.incident.Incident;
import dev.attune.domain.incident.TouchpointTold;
import dev.attune.domain.pulse.Pulse;
import dev.attune.telemetry.Flags;
import dev.attune.telemetry.Ledger;
import java.util.List;

/**
 * What a backtest found.
 *
 * @param revisions by (event time, alert id, revision)
 * @param assessments where every customer stands at the end, by customer id
 * @param incidents by (event time, incident id, revision)
 * @param suppressed by (event time, alert id, revision)
 * @param pulses by (end of the window, product), that of all customers first
 * @param touchpoints by end of the window and key
 * @param ledger what became of every row
 * @param flags what was not believed in rows that were let in
 */
public record BacktestResult(
        List<EpisodeRevision> revisions,
        List<Assessment> assessments,
        List<Incident> incidents,
        List<Suppression> suppressed,
        List<Pulse> pulses,
        List<TouchpointTold> touchpoints,
        Ledger ledger,
        Flags flags) {}
