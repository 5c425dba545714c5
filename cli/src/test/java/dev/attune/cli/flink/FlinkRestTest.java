package dev.attune.cli.flink;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FlinkRestTest {

    @Test
    void checkpointsThatCouldNotBeginWhileTasksWereDeployedHaveNotFailed() throws IOException {
        assertThat(checkpoints("{\"counts\":{\"completed\":7,\"failed\":3,\"restored\":0},"
                        + "\"latest\":{\"completed\":{\"end_to_end_duration\":12,\"state_size\":5},\"failed\":null}}"))
                .isEqualTo(new CheckpointOverview(7, 0, 0, 12, 5));
    }

    @Test
    void onesThatBeganAndFailedAreCounted() throws IOException {
        assertThat(checkpoints("{\"counts\":{\"completed\":0,\"failed\":3,\"restored\":1},"
                        + "\"latest\":{\"completed\":null,\"failed\":{\"id\":4}}}"))
                .isEqualTo(new CheckpointOverview(0, 3, 1, 0, 0));
    }

    private static CheckpointOverview checkpoints(String answer) throws IOException {
        HttpServer flink = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        flink.createContext("/jobs/j/checkpoints", exchange -> {
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        flink.start();
        try {
            return new FlinkRest("http://127.0.0.1:" + flink.getAddress().getPort()).checkpoints("j");
        } finally {
            flink.stop(0);
        }
    }
}
