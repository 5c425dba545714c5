package dev.attune.delivery;

import static dev.attune.delivery.AvroValues.elementOf;
import static dev.attune.delivery.AvroValues.nullable;
import static dev.attune.delivery.AvroValues.putAmount;
import static dev.attune.delivery.AvroValues.symbol;

import dev.attune.contract.Topic;
import dev.attune.domain.customer.Assessment;
import dev.attune.domain.customer.Window;
import dev.attune.domain.episode.Stakes;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** An assessment to its customer-health record. */
public final class HealthMapper {

    private static final Schema HEALTH = Topic.CUSTOMER_HEALTH.schema();
    private static final Schema WINDOW = elementOf(HEALTH, "windows");
    private static final int HOURS_PER_DAY = 24;

    public GenericRecord map(Assessment assessment) {
        GenericRecord health = new GenericData.Record(HEALTH);
        health.put("customer_id", assessment.customerId());
        health.put("as_of", assessment.asOf());
        health.put("lifecycle", symbol(HEALTH, "lifecycle", assessment.lifecycle()));
        health.put("band", symbol(HEALTH, "band", assessment.band()));
        health.put("p_dead", assessment.pDead());
        health.put("log_odds", assessment.logOdds());
        putStakes(health, assessment.stakes());
        health.put("experience_index", nullable(assessment.experienceIndex()));
        health.put("experience_baseline", nullable(assessment.experienceBaseline()));
        health.put("experience_gap", nullable(assessment.experienceGap()));
        health.put("experience_band_low", nullable(assessment.experienceBandLow()));
        health.put("experience_band_high", nullable(assessment.experienceBandHigh()));
        health.put("open_episodes", assessment.openEpisodes());
        ClockMapper.put(assessment.clocks(), health);
        health.put("windows", windows(assessment.windows()));
        health.put("confidence", AlertMapper.confidence(HEALTH, assessment.confidence()));
        health.put("policy_version", assessment.policyVersion());
        health.put("model_version", assessment.modelVersion());
        return health;
    }

    private static void putStakes(GenericRecord health, Stakes stakes) {
        health.put("risk", stakes.risk());
        health.put("horizon_days", stakes.horizonDays());
        putAmount(health, "expected_spend", stakes.expectedSpend());
        putAmount(health, "value_at_risk", stakes.valueAtRisk());
        putAmount(health, "lifetime_spend", stakes.lifetimeSpend());
        health.put("currency", stakes.currency());
        health.put("segment", stakes.segment());
    }

    private static List<GenericRecord> windows(List<Window> windows) {
        return windows.stream().map(HealthMapper::window).toList();
    }

    private static GenericRecord window(Window window) {
        GenericRecord record = new GenericData.Record(WINDOW);
        record.put("hours", (int) Math.round(window.days() * HOURS_PER_DAY));
        record.put("interactions", window.interactions());
        record.put("sessions", window.sessions());
        record.put("purchases", window.purchases());
        record.put("errors", window.errors());
        record.put("frictions", window.frictions());
        record.put("contacts", window.contacts());
        putAmount(record, "spend", window.spend());
        return record;
    }
}
