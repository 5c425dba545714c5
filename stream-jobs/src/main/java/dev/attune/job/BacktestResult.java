package dev.attune.job;

import dev.attune.domain.customer.Assessment;
import dev.attune.domain.episode.EpisodeRevision;
import dev.attune.domain.pulse.Pulse;
import dev.attune.telemetry.Ledger;
import java.util.List;

/**
 * What a backtest found.
 *
 * @param revisions by (event time, alert id, revision)
 * @param assessments where every customer stands at the end, by customer id
 * @param pulses by (end of the window, product), that of all customers first
 * @param ledger what became of every row
 */
public record BacktestResult(
        List<EpisodeRevision> revisions, List<Assessment> assessments, List<Pulse> pulses, Ledger ledger) {}
