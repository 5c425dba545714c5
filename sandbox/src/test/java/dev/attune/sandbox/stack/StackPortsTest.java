package dev.attune.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

final class StackPortsTest {
    @Test
    void zeroBecomesAFreePortAndOtherPortsStay() {
        StackPorts ports = new StackPorts(0, 18085, 0).chosen();
        assertThat(ports.registry()).isEqualTo(18085);
        assertThat(ports.kafka()).isPositive();
        assertThat(ports.flink()).isPositive().isNotEqualTo(ports.kafka());
    }

    @Test
    void everyTakenPortIsToldAtOnceWithTheOptionThatHelps() throws IOException {
        try (ServerSocket one = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            StackPorts ports = new StackPorts(one.getLocalPort(), 0, other.getLocalPort()).chosen();
            assertThatThrownBy(ports::requireFree)
                    .hasMessageContaining("port " + one.getLocalPort() + " of the Kafka broker is taken")
                    .hasMessageContaining("--kafka-port")
                    .hasMessageContaining("port " + other.getLocalPort() + " of the Flink web interface is taken")
                    .hasMessageNotContaining("registry");
        }
    }
}
