package dev.attune.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.attune.cli.AttuneCommand;
import dev.attune.contract.Contracts;
import dev.attune.contract.Topic;
import dev.attune.registry.ConfluentSchemaRegistry;
import dev.attune.registry.RegistryRefused;
import dev.attune.registry.SchemaRegistry;
import dev.attune.registry.SchemaRejected;
import dev.attune.registry.UnknownSchema;
import dev.attune.sandbox.testing.RealBroker;
import dev.attune.sandbox.testing.RealRegistry;
import dev.attune.sandbox.testing.SandboxExtension;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** {@code attune topics apply} and the registry port against the real parts. */
@ExtendWith(SandboxExtension.class)
final class TopicsApplyIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void applyingTwiceChangesNothingTheSecondTime(RealBroker broker, RealRegistry registry) throws Exception {
        assertThat(apply(broker, registry)).doesNotContain("failed");
        assertThat(apply(broker, registry)).containsOnly("unchanged");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
                SchemaRegistry client = ConfluentSchemaRegistry.at(registry.url())) {
            for (Topic topic : Topic.values()) {
                Config config = config(admin, topic);
                assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
                assertThat(config.get("cleanup.policy").value())
                        .isEqualToIgnoringCase(topic.cleanup().name());
                int id = client.idOf(topic.subject(), topic.schema().toString()).orElseThrow();
                assertThat(new Schema.Parser().parse(client.schemaById(id))).isEqualTo(topic.schema());
                assertThat(client.compatibility(topic.subject()))
                        .contains(topic.compatibility().name());
            }
        }
    }

    @Test
    void aSettingChangedByHandIsPutBack(RealBroker broker, RealRegistry registry) throws Exception {
        apply(broker, registry);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()))) {
            Collection<AlterConfigOp> shorter =
                    List.of(new AlterConfigOp(new ConfigEntry("retention.ms", "60000"), AlterConfigOp.OpType.SET));
            admin.incrementalAlterConfigs(Map.of(resource(Topic.PULSE), shorter))
                    .all()
                    .get();
            assertThat(apply(broker, registry)).containsOnlyOnce("altered");
            assertThat(config(admin, Topic.PULSE).get("retention.ms").value())
                    .isEqualTo(
                            String.valueOf(Topic.PULSE.retention().orElseThrow().toMillis()));
        }
    }

    @Test
    void partnersOfAPolicyGetTopicsOfTheirOwn(RealBroker broker, RealRegistry registry, @TempDir Path directory)
            throws Exception {
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"),
                "version: partners\ntouchpoints:\n  partners: [carrier-a, carrier-b]\n");
        assertThat(run(broker, registry, "--policy", policy.toString())).hasSize(3 * (Topic.values().length + 2) + 1);
        assertThat(run(broker, registry, "--policy", policy.toString())).containsOnly("unchanged");
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrap()));
                SchemaRegistry client = ConfluentSchemaRegistry.at(registry.url())) {
            assertThat(admin.listTopics().names().get())
                    .contains(Topic.partnerTopic("carrier-a"), Topic.partnerTopic("carrier-b"));
            assertThat(client.subjects()).contains(Topic.partnerTopic("carrier-b") + "-value");
        }
    }

    @Test
    void theRegistryItselfRefusesABreakingSchema(RealRegistry registry) {
        Schema alert = Contracts.current("alert");
        List<Schema.Field> fields = new ArrayList<>();
        alert.getFields().stream()
                .filter(field -> !field.name().equals("customer_id"))
                .forEach(field -> fields.add(new Schema.Field(field, field.schema())));
        String breaking = Schema.createRecord("Alert", "without customer_id", alert.getNamespace(), false, fields)
                .toString();
        try (SchemaRegistry client = ConfluentSchemaRegistry.at(registry.url())) {
            client.setCompatibility("topics-apply-it-value", "FULL_TRANSITIVE");
            client.register("topics-apply-it-value", alert.toString());
            assertThatThrownBy(() -> client.register("topics-apply-it-value", breaking))
                    .isInstanceOf(SchemaRejected.class);
        }
    }

    @Test
    void aRealRegistryTellsUnknownFromRefused(RealRegistry registry) {
        try (SchemaRegistry client = ConfluentSchemaRegistry.at(registry.url());
                SchemaRegistry elsewhere = ConfluentSchemaRegistry.at(registry.url() + "/nowhere")) {
            assertThatThrownBy(() -> client.schemaById(987_654_321)).isInstanceOf(UnknownSchema.class);
            assertThat(client.idOf("no-such-subject-value", "\"string\"")).isEmpty();
            assertThat(client.subjects()).doesNotContain("no-such-subject-value");
            assertThatThrownBy(() -> elsewhere.schemaById(1)).isInstanceOf(RegistryRefused.class);
        }
    }

    @Test
    void aBrokerThatIsNotThereIsOneLine(RealRegistry registry) {
        StringWriter err = new StringWriter();
        CommandLine line = AttuneCommand.commandLine().setErr(new PrintWriter(err));
        assertThat(line.execute("topics", "apply", "--bootstrap", "127.0.0.1:1", "--registry", registry.url()))
                .isEqualTo(1);
        assertThat(err.toString().lines()).singleElement().asString().contains("no answer from Kafka at 127.0.0.1:1");
    }

    private static List<String> apply(RealBroker broker, RealRegistry registry) throws Exception {
        List<String> results = run(broker, registry);
        assertThat(results).hasSize(3 * Topic.values().length + 1);
        return results;
    }

    private static List<String> run(RealBroker broker, RealRegistry registry, String... more) throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> command = new ArrayList<>(List.of("topics", "apply", "--output", "json"));
        command.addAll(List.of("--bootstrap", broker.bootstrap(), "--registry", registry.url()));
        command.addAll(List.of(more));
        int exit = AttuneCommand.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(command.toArray(String[]::new));
        assertThat(exit).as(err + "\n" + out).isZero();
        List<String> results = new ArrayList<>();
        for (JsonNode row : JSON.readTree(out.toString())) {
            results.add(row.get("result").asText());
        }
        return results;
    }

    private static Config config(Admin admin, Topic topic) throws Exception {
        return admin.describeConfigs(List.of(resource(topic))).all().get().get(resource(topic));
    }

    private static ConfigResource resource(Topic topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.topicName());
    }
}
