package dev.attune.customer;

import dev.attune.domain.policy.Policy;
import dev.attune.policy.StartingPolicy;
import java.io.Serializable;
import java.time.Duration;
import org.apache.flink.api.common.state.StateTtlConfig;

/**
 * How the customer operator runs; what it decides by is the policy's business.
 *
 * @param start what customers are judged by until a topic says otherwise
 * @param emitFrom episodes that opened before this instant of event time are silenced (bootstrap), epoch milliseconds
 * @param stateTtl processing-time net under the event-time expiry, for customers whose deadline never came
 * @param finalAssessments whether a bounded run ends with an assessment of every customer
 */
public record CustomerSettings(StartingPolicy start, long emitFrom, Duration stateTtl, boolean finalAssessments)
        implements Serializable {

    /** Judged by a policy as it is, until a topic says otherwise. */
    public CustomerSettings(Policy policy, long emitFrom, Duration stateTtl, boolean finalAssessments) {
        this(StartingPolicy.of(policy), emitFrom, stateTtl, finalAssessments);
    }

    /** The net under every expiry by event time. */
    public StateTtlConfig timeToLive() {
        // On heap nobody sweeps: every customer's expiry deadline forgets them, and the default sweep (five entries per
        // access) took a sixth of the operator's time. RocksDB sweeps while it compacts, which costs nothing here.
        return StateTtlConfig.newBuilder(stateTtl)
                .disableCleanupInBackground()
                .cleanupFullSnapshot()
                .cleanupInRocksdbCompactFilter(1_000, Duration.ofDays(1))
                .build();
    }
}
