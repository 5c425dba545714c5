package dev.attune.contract;

import static dev.attune.contract.Direction.CONTROL;
import static dev.attune.contract.Direction.INPUT;
import static dev.attune.contract.Direction.OUTPUT;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;

/**
 * Every topic of the product. Values are Avro in Confluent wire format; all topics stamp records with the broker's
 * append time, so that no source decides what retention deletes (event time lives in the payload).
 *
 * <p>Topics of partners are made per partner, {@link #partnerTopic(String)}, those of departments per department,
 * {@link #routeTopic(String)}.
 */
public enum Topic {
    CLICKSTREAM("cx.clickstream.v1", "click", INPUT, Key.CUSTOMER, Keep.INPUTS),
    PURCHASE("cx.purchase.v1", "purchase", INPUT, Key.CUSTOMER, Keep.INPUTS),
    SUPPORT("cx.support.v1", "support", INPUT, Key.CUSTOMER, Keep.INPUTS),

    CHURN_RISK("cx.alert.churn-risk.v1", "alert", OUTPUT, Key.CUSTOMER, Keep.ALERTS),
    EXPERIENCE_DROP("cx.alert.experience-drop.v1", "alert", OUTPUT, Key.CUSTOMER, Keep.ALERTS),
    GOOD_NEWS("cx.alert.good-news.v1", "alert", OUTPUT, Key.CUSTOMER, Keep.ALERTS),
    SHADOW_ALERT("cx.alert.shadow.v1", "alert", OUTPUT, Key.CUSTOMER, Keep.MONTH),
    CUSTOMER_HEALTH("cx.customer-health.v1", "customer-health", OUTPUT, Key.CUSTOMER, Keep.NEWEST),
    REJECTED("cx.rejected.v1", "rejected", OUTPUT, Key.SOURCE, Keep.MONTH),
    INCIDENT("cx.incident.v1", "incident", OUTPUT, Key.INCIDENT, Keep.ALERTS),
    PULSE("cx.pulse.v1", "pulse", OUTPUT, Key.TOUCHPOINT, Keep.MONTH),
    ALERT_OUTCOME("cx.alert-outcome.v1", "alert-outcome", OUTPUT, Key.CUSTOMER, Keep.LASTING),
    SUPPRESSED("cx.suppressed.v1", "suppressed", OUTPUT, Key.CUSTOMER, Keep.MONTH),
    CANARY("cx.canary.v1", "canary", OUTPUT, Key.CANARY, Keep.WEEK),
    UNDELIVERED("cx.undelivered.v1", "undelivered", OUTPUT, Key.DELIVERY, Keep.ALERTS),

    POLICY("cx.policy.v1", "policy", CONTROL, Key.VERSION, Keep.NEWEST),
    MODEL("cx.model.v1", "model", CONTROL, Key.VERSION, Keep.NEWEST),
    FEEDBACK("cx.feedback.v1", "feedback", CONTROL, Key.CUSTOMER, Keep.LASTING),
    ERASURE("cx.erasure.v1", "erasure", CONTROL, Key.CUSTOMER, Keep.LASTING),
    FEED_STATUS("cx.feed-status.v1", "feed-status", CONTROL, Key.FEED, Keep.NEWEST);

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final int MEBIBYTE = 1 << 20;

    private final String topicName;
    private final String record;
    private final Direction direction;
    private final Key keyedBy;
    private final Keep keep;
    private final Schema schema;

    Topic(String topicName, String record, Direction direction, Key keyedBy, Keep keep) {
        this.topicName = topicName;
        this.record = record;
        this.direction = direction;
        this.keyedBy = keyedBy;
        this.keep = keep;
        this.schema = Contracts.current(record);
    }

    public String topicName() {
        return topicName;
    }

    /** Registry subject of the value, by TopicNameStrategy. */
    public String subject() {
        return topicName + "-value";
    }

    /** Name of the record's schema file, without ending; several topics may share one. */
    public String record() {
        return record;
    }

    /** Current schema of the value. */
    public Schema schema() {
        return schema;
    }

    public Direction direction() {
        return direction;
    }

    public Compatibility compatibility() {
        return direction == INPUT ? Compatibility.BACKWARD_TRANSITIVE : Compatibility.FULL_TRANSITIVE;
    }

    public Key keyedBy() {
        return keyedBy;
    }

    /** Partitions unless operations say otherwise; control topics have one, so that their order is total. */
    public int partitions() {
        return direction == CONTROL ? 1 : 6;
    }

    public Cleanup cleanup() {
        return keep.cleanup;
    }

    /** How long records are kept after the broker took them; empty for compacted topics. */
    public Optional<Duration> retention() {
        return keep.days == 0 ? Optional.empty() : Optional.of(Duration.ofDays(keep.days));
    }

    /**
     * Largest record batch the broker takes, bytes. The rejected topic wraps whole input records, so it takes more
     * than any of them.
     */
    public int maxMessageBytes() {
        return this == REJECTED ? 2 * MEBIBYTE : MEBIBYTE;
    }

    /** The topic of this name, if it is one of ours. */
    public static Optional<Topic> named(String topicName) {
        return Arrays.stream(values())
                .filter(topic -> topic.topicName.equals(topicName))
                .findFirst();
    }

    /**
     * The topic on which one partner sees its own figures: record {@code partner}, output, kept for a month.
     *
     * @param partner lower-case letters, digits and hyphens, at most 63
     */
    public static String partnerTopic(String partner) {
        return "cx.partner." + named("partner", partner) + ".v1";
    }

    /**
     * The topic on which one department reads the alerts that concern it: record {@code alert}, output, kept as alerts are.
     *
     * @param department lower-case letters, digits and hyphens, at most 63
     */
    public static String routeTopic(String department) {
        return "cx.route." + named("department", department) + ".v1";
    }

    private static String named(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    what + " must be lower-case letters, digits and hyphens, but was " + name);
        }
        return name;
    }

    /** What the key of a record is, as a UTF-8 string. */
    public enum Key {
        CUSTOMER("customer_id"),
        /** The key the refused record had, bytes; null where it had none. */
        SOURCE("key of the refused record"),
        INCIDENT("incident_id"),
        /** The touchpoint, or the product of product windows; the word lifecycle of the stages of life. */
        TOUCHPOINT("touchpoint, product_id, or 'lifecycle'"),
        CANARY("canary_id"),
        DELIVERY("receiver:alert_id:revision"),
        /** Of one publication: the same version published again has a record of its own. */
        VERSION("version@effective_at"),
        /** Of one change of status. */
        FEED("feed@effective_at");

        private final String field;

        Key(String field) {
            this.field = field;
        }

        /** The field of the value that is the key, in words. */
        public String field() {
            return field;
        }
    }

    private enum Keep {
        /** Long enough to replay after a bad release is found. */
        INPUTS(Cleanup.DELETE, 30),
        /** A quarter, the longest trailing window. */
        ALERTS(Cleanup.DELETE, 90),
        WEEK(Cleanup.DELETE, 7),
        MONTH(Cleanup.DELETE, 30),
        /** Longer than the 400 days after which a silent customer is forgotten. */
        LASTING(Cleanup.DELETE, 500),
        NEWEST(Cleanup.COMPACT, 0);

        private final Cleanup cleanup;
        private final int days;

        Keep(Cleanup cleanup, int days) {
            this.cleanup = cleanup;
            this.days = days;
        }
    }
}
