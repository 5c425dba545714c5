package dev.attune.settings;

import java.time.Duration;
import java.util.List;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** Every option of the jobs. Keys never change; {@code docs/configuration.md} is generated from here. */
public final class Options {

    public static final Option<String> BOOTSTRAP_SERVERS =
            Option.text("kafka.bootstrap-servers", "127.0.0.1:9092", "Brokers of the input and output topics.");

    public static final Option<String> GROUP_ID = Option.text(
            "kafka.group-id",
            "attune-customer-experience",
            "Consumer group under which offsets are committed with each checkpoint.");

    public static final Option<String> REGISTRY_URL = Option.text(
            "registry.url",
            "http://127.0.0.1:8081",
            "Base address of the schema registry (Confluent API), several separated by commas.");

    public static final Option<Duration> OUT_OF_ORDERNESS = Option.duration(
            "intake.out-of-orderness",
            Duration.ZERO,
            "PT2S",
            "How much older than the newest one of its partition a record may be without being late.");

    public static final Option<Duration> IDLENESS = Option.duration(
            "intake.idleness",
            Duration.ofSeconds(1),
            "PT30S",
            "After how long without a record a partition no longer holds back the others.");

    public static final Option<Duration> MAXIMUM_DRIFT = Option.duration(
            "intake.maximum-drift",
            Duration.ZERO,
            "PT1H",
            "How far a partition may run ahead of the slowest in event time before it is paused: bounds what waits in "
                    + "memory while the job catches up. PT0S sets no bound, for loading long histories fast.");

    public static final Option<Duration> CLOCK_SKEW = Option.duration(
            "intake.clock-skew",
            Duration.ZERO,
            "PT5M",
            "How far an event time may lie ahead of the broker's append time before the record is rejected.");

    public static final Option<Integer> MAXIMUM_PAYLOAD_BYTES = Option.number(
            "intake.maximum-payload-bytes", 64, 10_000_000, "262144", "Records with a larger value are rejected.");

    public static final Option<Duration> UNKNOWN_SCHEMA_GRACE = Option.duration(
            "intake.unknown-schema-grace",
            Duration.ZERO,
            "PT60S",
            "How long a subtask waits, at most once a minute, for a schema id that the registry does not know yet.");

    public static final Option<String> POLICY_FILE = Option.text(
            "policy.file",
            "default",
            "Policy document (YAML) over the shipped defaults; 'default' for none. What holds until one on cx.policy.v1"
                    + " does: the topic wins.");

    public static final Option<String> MODEL_FILE = Option.text(
            "model.file",
            "default",
            "Model parameters (JSON) over the policy, as attune fit writes them; 'default' for the policy's own. What"
                    + " holds until a version that the policy asks for is taken up from cx.model.v1.");

    public static final Option<Long> EMIT_FROM = Option.instant(
            "alerting.emit-from", "Episodes that opened before this instant of event time are silenced.");

    public static final Option<Duration> STATE_TTL = Option.duration(
            "state.ttl",
            Duration.ofDays(1),
            "P800D",
            "Processing-time net under the policy's event-time expiry of customers.");

    public static final Option<DeliveryGuarantee> GUARANTEE = Option.choice(
            "delivery.guarantee",
            DeliveryGuarantee.class,
            DeliveryGuarantee.EXACTLY_ONCE,
            "What readers of committed records can rely on.");

    public static final Option<String> TRANSACTIONAL_ID_PREFIX = Option.text(
            "delivery.transactional-id-prefix",
            "attune-customer-experience",
            "Unique per job and cluster: another job with the same one would fence this one.");

    public static final Option<Duration> TRANSACTION_TIMEOUT = Option.duration(
            "delivery.transaction-timeout",
            Duration.ofMinutes(1),
            "PT15M",
            "Far above checkpoint timeout plus downtime, at most the broker's transaction.max.timeout.ms.");

    public static final Option<Integer> MAXIMUM_RECORD_BYTES = Option.number(
            "delivery.maximum-record-bytes",
            16_384,
            10_000_000,
            "1000000",
            "No output record above it leaves; at most the output topics' max.message.bytes.");

    public static final Option<String> SOURCE = Option.text(
            "delivery.source", "/attune/customer-experience", "CloudEvents source written to every record.");

    public static final Option<List<String>> DEPARTMENTS = Option.names(
            "delivery.departments",
            "Departments with a topic of their own, cx.route.<department>.v1, as attune topics apply --department makes"
                    + " them: each gets every revision of the alerts routed to it, to their end, in the same transaction.");

    public static final Option<Duration> CHECKPOINT_INTERVAL = Option.duration(
            "job.checkpoint-interval",
            Duration.ofMillis(100),
            "PT10S",
            "How often state is saved and outputs are committed: readers of committed records wait this long.");

    public static final Option<Integer> MAX_PARALLELISM = Option.number(
            "job.max-parallelism", 1, 32_768, "120", "Upper bound of any later parallelism; fixed for good.");

    public static final Option<Long> CALIBRATION_AS_OF = Option.instant(
            "calibration.as-of",
            "Of the calibration job alone, which needs it: last event time that counts, and that ages are told as of.");

    public static final Option<String> CALIBRATION_OUT = Option.text(
            "calibration.out",
            "model.json",
            "Of the calibration job alone: where to write the model, on the machine that runs its main method. A fit"
                    + " that is worse than model.file on held-out customers is refused.");

    /** Passed on to every Kafka client, without the prefix. */
    public static final String KAFKA_CLIENT_PREFIX = "kafka.client.";

    /** Passed on to the registry client, without the prefix. */
    public static final String REGISTRY_CLIENT_PREFIX = "registry.client.";

    public static final List<Option<?>> ALL = List.of(
            BOOTSTRAP_SERVERS,
            GROUP_ID,
            REGISTRY_URL,
            OUT_OF_ORDERNESS,
            IDLENESS,
            MAXIMUM_DRIFT,
            CLOCK_SKEW,
            MAXIMUM_PAYLOAD_BYTES,
            UNKNOWN_SCHEMA_GRACE,
            POLICY_FILE,
            MODEL_FILE,
            EMIT_FROM,
            STATE_TTL,
            GUARANTEE,
            TRANSACTIONAL_ID_PREFIX,
            TRANSACTION_TIMEOUT,
            MAXIMUM_RECORD_BYTES,
            SOURCE,
            DEPARTMENTS,
            CHECKPOINT_INTERVAL,
            MAX_PARALLELISM,
            CALIBRATION_AS_OF,
            CALIBRATION_OUT);

    private Options() {}
}
