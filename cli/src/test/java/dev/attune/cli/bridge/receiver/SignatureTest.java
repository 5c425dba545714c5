package dev.attune.cli.bridge.receiver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.bridge.settings.Secret;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SignatureTest {

    private static final Secret KEY = new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final long SECONDS = 1_614_265_330L;
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    /** The vector that the libraries of Standard Webhooks test themselves with. */
    private static final String EXPECTED = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void isTheOneOfTheStandard() {
        assertThat(Signature.of(List.of(KEY), ID, SECONDS, BODY)).isEqualTo(EXPECTED);
    }

    @Test
    void aSecretBeingChangedSignsBesideItsSuccessor() {
        assertThat(Signature.of(List.of(new Secret("another secret of enough bytes"), KEY), ID, SECONDS, BODY))
                .endsWith(" " + EXPECTED);
    }

    @Test
    void thePageShowsThisVector() throws Exception {
        assertThat(Files.readString(Path.of("../docs/bridge.md")))
                .contains(ID, Long.toString(SECONDS), EXPECTED, KEY.reveal());
    }
}
