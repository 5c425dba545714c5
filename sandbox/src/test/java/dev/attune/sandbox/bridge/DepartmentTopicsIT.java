package dev.attune.sandbox.bridge;

import static dev.attune.sandbox.bridge.RunningBridge.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.contract.Topic;
import dev.attune.customer.CustomerOutput;
import dev.attune.delivery.DeliverOutputFunction;
import dev.attune.delivery.OutboundMapperSource;
import dev.attune.delivery.OutboundRecord;
import dev.attune.delivery.OutboundSinks;
import dev.attune.domain.episode.EpisodeState;
import dev.attune.job.JobSettings;
import dev.attune.sandbox.testing.RealBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import dev.attune.settings.OptionValues;
import dev.attune.settings.Options;
import dev.attune.topology.CustomerExperienceTopology;
import dev.attune.topology.RouteTopology;
import dev.attune.topology.Told;
import dev.attune.waiting.SystemRegistryClock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Topics of departments through the job's own sink. */
@ExtendWith(SandboxExtension.class)
final class DepartmentTopicsIT {

    @Test
    void aDepartmentReadsItsAlertsToTheirEndInTheSameTransactions(RealBroker broker, RealRegistry registry)
            throws Exception {
        String[] apply = {"topics", "apply", "--department", "retention", "--department", "it-nobody"};
        run(broker, registry, 0, apply);
        assertThat(run(broker, registry, 0, apply)).doesNotContain("created", "altered", "registered");
        JobSettings settings = JobSettings.of(OptionValues.of(Map.of(
                "kafka.bootstrap-servers",
                broker.bootstrap(),
                "registry.url",
                registry.url(),
                "delivery.transactional-id-prefix",
                "it-departments",
                "delivery.departments",
                "retention,it-nobody")));
        List<CustomerOutput> outputs = new ArrayList<>();
        outputs.add(AlertWriter.output("route-a", 1, EpisodeState.OPENED, List.of("support", "retention")));
        outputs.add(AlertWriter.output("route-b", 1, EpisodeState.OPENED, List.of("support")));
        outputs.add(AlertWriter.output("route-a", 2, EpisodeState.RESOLVED, List.of()));
        write(settings, outputs);

        assertThat(ids(broker.readCommitted("cx.route.retention.v1"))).containsExactly("route-a:1", "route-a:2");
        assertThat(ids(broker.readCommitted("cx.route.it-nobody.v1"))).isEmpty();
        assertThat(payloads(broker, "cx.route.retention.v1"))
                .isSubsetOf(payloads(broker, Topic.CHURN_RISK.topicName()))
                .hasSize(2);
    }

    private static void write(JobSettings settings, List<CustomerOutput> outputs) throws Exception {
        StreamExecutionEnvironment env = StreamExecutionEnvironment.createLocalEnvironment(2, settings.flink());
        DataStream<CustomerOutput> told =
                env.fromData(outputs, CustomerOutput.TYPE).setParallelism(1).uid("told");
        DataStream<CustomerOutput> drops = told.filter(output -> false).uid("no-drops");
        DataStream<OutboundRecord> alerts = told.process(new DeliverOutputFunction(
                        new OutboundMapperSource(settings.registry(), new SystemRegistryClock(), settings.delivery())))
                .returns(OutboundRecord.TYPE)
                .uid("alerts");
        DataStream<OutboundRecord> records = RouteTopology.withCopies(
                alerts,
                new Told(told, drops, null, null, null, null, null, null, null, null, List.of(), 0),
                settings.values().of(Options.DEPARTMENTS),
                settings.registry(),
                settings.delivery(),
                settings.customer(false).timeToLive());
        CustomerExperienceTopology.deliver(records, OutboundSinks.kafka(settings.delivery()));
        env.execute("departments");
    }

    private static List<String> ids(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .map(record -> new String(record.headers().lastHeader("ce_id").value()))
                .filter(id -> id.startsWith("route-"))
                .toList();
    }

    /** Without the prefix, which names the schema's id under the topic's own subject. */
    private static List<String> payloads(RealBroker broker, String topic) {
        return broker.readCommitted(topic).stream()
                .map(record -> Arrays.toString(Arrays.copyOfRange(record.value(), 5, record.value().length)))
                .toList();
    }
}
