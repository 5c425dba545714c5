package dev.attune.cli.doctor;

import dev.attune.cli.Connection;
import dev.attune.contract.Topic;
import dev.attune.registry.RegistryException;
import dev.attune.registry.SchemaRegistry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/** Broker, topics, registry and schemas. */
final class ContractChecks {
    private static final int TIMEOUT_MILLISECONDS = 6_000;
    private static final String APPLY = "./attune topics apply";

    private ContractChecks() {}

    static List<Finding> run(Connection connection) {
        List<Finding> findings = new ArrayList<>();
        broker(connection, findings);
        registry(connection, findings);
        return findings;
    }

    private static void broker(Connection connection, List<Finding> findings) {
        Map<String, Object> properties = new HashMap<>(connection.kafka());
        properties.putIfAbsent("default.api.timeout.ms", TIMEOUT_MILLISECONDS);
        properties.putIfAbsent("request.timeout.ms", TIMEOUT_MILLISECONDS / 2);
        try (Admin admin = Admin.create(properties)) {
            Set<String> topics = admin.listTopics().names().get(TIMEOUT_MILLISECONDS, TimeUnit.MILLISECONDS);
            findings.add(Finding.ok("broker", "answers at " + connection.bootstrap()));
            findings.add(missing("topics", topic -> topics.contains(topic.topicName())));
        } catch (ExecutionException | TimeoutException | KafkaException failure) {
            findings.add(Finding.problem(
                    "broker",
                    "no answer at " + connection.bootstrap(),
                    "start it (./attune up), or name it with --bootstrap"));
            findings.add(Finding.skipped("topics", "no broker"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            findings.add(Finding.skipped("broker", "interrupted"));
        }
    }

    private static void registry(Connection connection, List<Finding> findings) {
        try (SchemaRegistry registry = connection.registry()) {
            Set<String> subjects = registry.subjects();
            findings.add(Finding.ok("registry", "answers, " + subjects.size() + " subjects"));
            findings.add(missing(
                    "schemas",
                    topic -> subjects.contains(topic.subject())
                            && registry.idOf(topic.subject(), topic.schema().toString())
                                    .isPresent()));
        } catch (RegistryException failure) {
            findings.add(Finding.problem(
                    "registry",
                    String.valueOf(failure.getMessage()),
                    "start it (./attune up), or name it with --registry"));
            findings.add(Finding.skipped("schemas", "no registry"));
        }
    }

    private static Finding missing(String what, Predicate<Topic> present) {
        List<String> missing = Arrays.stream(Topic.values())
                .filter(present.negate())
                .map(Topic::topicName)
                .toList();
        return missing.isEmpty()
                ? Finding.ok(what, "all " + Topic.values().length + " are there")
                : Finding.problem(what, "missing or outdated: " + String.join(", ", missing), APPLY);
    }
}
