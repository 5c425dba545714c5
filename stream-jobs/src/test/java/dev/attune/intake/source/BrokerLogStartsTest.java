package dev.attune.intake.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class BrokerLogStartsTest {

    @Test
    @Timeout(20)
    void aBrokerThatTakesTheConnectionAndSaysNothingHoldsUpTheTaskNoLongerThanTheLimit() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            LogStarts starts =
                    new BrokerLogStarts("127.0.0.1:" + mute.getLocalPort(), Map.of(), Duration.ofMillis(200));

            assertThat(starts.of(List.of(new TopicPartition("cx.purchase.v1", 0))))
                    .isEmpty();
        }
    }
}
