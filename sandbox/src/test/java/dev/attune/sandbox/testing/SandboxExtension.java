package dev.attune.sandbox.testing;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a real broker and a real schema registry to integration tests, one of each for all tests of the JVM: started
 * on first use (3 s and 6 s), ended with the JVM. Tests share them, so each makes topics and subjects of its own
 * ({@link RealBroker#newTopic}).
 *
 * <pre>{@code
 * @ExtendWith(SandboxExtension.class)
 * final class AlertsReachKafkaIT {
 *     @Test
 *     void anAlertIsSeenOnce(RealBroker broker, RealRegistry registry) {
 *         String topic = broker.newTopic("alerts", 2, Map.of("message.timestamp.type", "LogAppendTime"));
 *         ... broker.bootstrap() ... registry.url() ...
 *         assertThat(broker.readCommitted(topic)).hasSize(1);
 *     }
 * }
 * }</pre>
 *
 * <p>The registry comes from {@code sandbox/target/dist}, which the package phase assembles: name such tests
 * {@code *IT}. To run one of them:
 *
 * <pre>{@code
 * ./mvnw -q -B -ntp -o -pl sandbox -am verify -Dtest=None -Dit.test=AlertsReachKafkaIT \
 *     -Dsurefire.failIfNoSpecifiedTests=false -Dfailsafe.failIfNoSpecifiedTests=false
 * }</pre>
 */
public final class SandboxExtension implements ParameterResolver {
    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(SandboxExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == RealBroker.class || type == RealRegistry.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        ExtensionContext.Store store = context.getRoot().getStore(NAMESPACE);
        if (parameter.getParameter().getType() == RealBroker.class) {
            return store.getOrComputeIfAbsent(RealBroker.class, type -> RealBroker.start(), RealBroker.class);
        }
        return store.getOrComputeIfAbsent(RealRegistry.class, type -> RealRegistry.start(), RealRegistry.class);
    }
}
