package dev.attune.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.flink.avro.shaded.com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfluentSchemaRegistryTest extends SchemaRegistryContract {
    private static final String ID = "/schemas/ids/7";

    private final TestingRegistryServer server;

    ConfluentSchemaRegistryTest() throws IOException {
        server = new TestingRegistryServer();
    }

    @Override
    SchemaRegistry open() {
        return ConfluentSchemaRegistry.at(server.address());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void troubleOnTheOtherSideIsWorthAskingAgain(int status) {
        server.script(ID, status, "{\"error_code\":" + status + ",\"message\":\"trouble\"}");
        assertThatThrownBy(() -> open().schemaById(7))
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageContaining(String.valueOf(status));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void missingPermissionIsNot(int status) {
        server.script(ID, status, "{\"error_code\":" + status + ",\"message\":\"no\"}");
        assertThatThrownBy(() -> open().schemaById(7)).isInstanceOf(RegistryRefused.class);
    }

    @ParameterizedTest
    @CsvSource({"404, <html>nothing here</html>", "404, '{\"error_code\":404,\"message\":\"HTTP 404 Not Found\"}'"})
    void aWrongPathIsNotAnUnknownSchema(int status, String body) {
        server.script(ID, status, body);
        assertThatThrownBy(() -> open().schemaById(7)).isInstanceOf(RegistryRefused.class);
    }

    @Test
    void aSchemaOfAnotherLanguageIsUnknown() {
        server.script(ID, 200, "{\"schemaType\":\"PROTOBUF\",\"schema\":\"syntax = 'proto3';\"}");
        assertThatThrownBy(() -> open().schemaById(7))
                .isInstanceOf(UnknownSchema.class)
                .hasMessageContaining("PROTOBUF");
    }

    @Test
    void referencesAreResolved() {
        String money = "{\"type\":\"record\",\"name\":\"Money\",\"namespace\":\"test\",\"fields\":[]}";
        server.script(
                "/subjects/money/versions/1", 200, json(Map.of("subject", "money", "version", 1, "schema", money)));
        String order = "{\"type\":\"record\",\"name\":\"Order\",\"namespace\":\"test\","
                + "\"fields\":[{\"name\":\"price\",\"type\":\"test.Money\"}]}";
        Map<String, Object> reference = Map.of("name", "test.Money", "subject", "money", "version", 1);
        server.script(ID, 200, json(Map.of("schema", order, "references", new Object[] {reference})));
        assertThat(open().schemaById(7)).contains("\"type\":{\"type\":\"record\",\"name\":\"Money\"");
    }

    @Test
    void nobodyListeningIsWorthAskingAgain() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        SchemaRegistry registry = ConfluentSchemaRegistry.at("http://127.0.0.1:" + port);
        assertThatThrownBy(() -> registry.schemaById(7))
                .isInstanceOf(RegistryUnavailable.class)
                .hasMessageContaining("127.0.0.1:" + port);
    }

    @Test
    void silenceIsWorthAskingAgain() throws IOException {
        try (ServerSocket silent = new ServerSocket(0)) {
            SchemaRegistry registry = ConfluentSchemaRegistry.at(
                    "http://127.0.0.1:" + silent.getLocalPort(), Map.of("http.read.timeout.ms", "200"));
            assertThatThrownBy(() -> registry.schemaById(7))
                    .isInstanceOf(RegistryUnavailable.class)
                    .hasMessageContaining("in time");
        }
    }

    @Test
    void plainTextWhereTlsIsExpectedIsRefused() throws Exception {
        try (ServerSocket plain = new ServerSocket(0)) {
            CompletableFuture<Void> answered = CompletableFuture.runAsync(() -> answerInPlainText(plain));
            SchemaRegistry registry = ConfluentSchemaRegistry.at("https://127.0.0.1:" + plain.getLocalPort());
            assertThatThrownBy(() -> registry.schemaById(7))
                    .isInstanceOf(RegistryRefused.class)
                    .hasMessageContaining("TLS");
            answered.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void credentialsInTheAddressAreSentAndNeverSaid() {
        server.script(ID, 401, "{\"error_code\":401,\"message\":\"no\"}");
        SchemaRegistry registry = ConfluentSchemaRegistry.at("http://me:hunter2@127.0.0.1:" + server.port() + "/");
        Throwable refused = catchThrowable(() -> registry.schemaById(7));
        assertThat(refused)
                .isInstanceOf(RegistryRefused.class)
                .hasMessageNotContaining("hunter2")
                .hasNoCause();
        assertThat(server.authorization(ID)).startsWith("Basic ");
    }

    @Test
    void anAddressThatIsNoneIsNotRepeated() {
        assertThatThrownBy(() -> ConfluentSchemaRegistry.at("me:hunter2@registry"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("hunter2");
    }

    private static void answerInPlainText(ServerSocket server) {
        try (Socket client = server.accept()) {
            client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static String json(Object value) {
        try {
            return new ObjectMapper().writeValueAsString(value);
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
