package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CustomerProfileCodecTest {

    /** Set to a directory to write the golden files of a new version there. */
    private static final String WRITE_TO = System.getProperty("attune.golden.directory", "");

    @Test
    void theBytesWrittenAreTheGoldenOnesAndReadBack() throws IOException {
        Map<String, CustomerProfile> profiles = Map.of(
                "empty", GoldenProfiles.empty(), "typical", GoldenProfiles.typical(), "full", GoldenProfiles.full());
        if (!WRITE_TO.isEmpty()) {
            writeAnew(profiles);
        }
        for (Map.Entry<String, CustomerProfile> each : profiles.entrySet()) {
            byte[] written = GoldenProfiles.bytes(each.getValue());
            byte[] golden = golden(each.getKey());
            assertThat(written)
                    .as("what is written of the %s profile", each.getKey())
                    .isEqualTo(golden);
            assertThat(GoldenProfiles.bytes(GoldenProfiles.read(golden)))
                    .as("what is read of the %s profile", each.getKey())
                    .isEqualTo(golden);
        }
    }

    private static void writeAnew(Map<String, CustomerProfile> profiles) throws IOException {
        for (Map.Entry<String, CustomerProfile> each : profiles.entrySet()) {
            Files.write(Path.of(WRITE_TO, each.getKey() + ".bin"), GoldenProfiles.bytes(each.getValue()));
        }
    }

    private static byte[] golden(String name) throws IOException {
        return golden(CustomerProfileCodec.VERSION, name);
    }

    private static byte[] golden(int version, String name) throws IOException {
        String resource = "/golden/customer-profile-v" + version + "/" + name + ".bin";
        try (InputStream in = CustomerProfileCodecTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return in.readAllBytes();
        }
    }

    @Test
    void bytesOfTheFirstVersionAreRead() throws IOException {
        CustomerProfile typical = GoldenProfiles.read(golden(1, "typical"));
        assertThat(typical.purchases.days()).isEqualTo(2);
        assertThat(typical.products.size()).isZero();
        assertThat(typical.countedAs)
                .as("or the pulse would see leave whom it never saw enter")
                .isNull();
        for (String name : List.of("empty", "typical", "full")) {
            byte[] written = GoldenProfiles.bytes(GoldenProfiles.read(golden(1, name)));
            assertThat(GoldenProfiles.bytes(GoldenProfiles.read(written)))
                    .as(name)
                    .isEqualTo(written);
        }
    }

    @Test
    void bytesOfTheSecondVersionAreRead() throws IOException {
        CustomerProfile typical = GoldenProfiles.read(golden(2, "typical"));
        assertThat(typical.products.size()).isEqualTo(2);
        assertThat(typical.countedAs).isNotNull();
        for (String name : List.of("empty", "typical", "full")) {
            byte[] written = GoldenProfiles.bytes(GoldenProfiles.read(golden(2, name)));
            assertThat(GoldenProfiles.bytes(GoldenProfiles.read(written)))
                    .as(name)
                    .isEqualTo(written);
        }
    }

    @Test
    void aProfileThatWentThroughBytesLivesOnLikeOneThatDidNot() throws IOException {
        long seed = Long.getLong("attune.seed", 11L);
        for (int i = 0; i < 20; i++) {
            List<Interaction> life = Histories.life(new SplittableRandom(seed + i), 150);
            CustomerModel model = new CustomerModel(Policy.defaults());
            CustomerModel twin = new CustomerModel(Policy.defaults());
            CustomerProfile kept = new CustomerProfile();
            CustomerProfile stored = new CustomerProfile();
            for (Interaction interaction : life) {
                long at = interaction.eventTime() / 1000 * 1000 + 1000;
                model.observe(kept, interaction, false);
                twin.observe(stored, interaction, false);
                Decision one = model.assess(Histories.CUSTOMER, kept, at);
                Decision other = twin.assess(Histories.CUSTOMER, stored, at);
                assertThat(other.revisions()).as("seed %d, life %d", seed, i).isEqualTo(one.revisions());
                assertThat(other.deadline()).isEqualTo(one.deadline());
                assertThat(other.assessment()).isEqualTo(one.assessment());
                byte[] bytes = GoldenProfiles.bytes(stored);
                assertThat(bytes).as("seed %d, life %d", seed, i).isEqualTo(GoldenProfiles.bytes(kept));
                stored = GoldenProfiles.read(bytes);
            }
        }
    }

    @Test
    void aCopyIsDeep() throws IOException {
        CustomerProfile profile = GoldenProfiles.full();
        byte[] before = GoldenProfiles.bytes(profile);
        CustomerProfile copy = profile.copy();
        CustomerModel model = new CustomerModel(Policy.defaults());
        List<Interaction> more = Histories.life(new SplittableRandom(99), 500);
        for (Interaction interaction : more) {
            model.observe(copy, interaction, false);
            model.assess(Histories.CUSTOMER, copy, interaction.eventTime() / 1000 * 1000 + 1000);
        }
        assertThat(GoldenProfiles.bytes(profile)).isEqualTo(before);
        assertThat(GoldenProfiles.bytes(copy)).isNotEqualTo(before);
    }

    @Test
    void aCustomerOfTwentyEventsStaysSmall() throws IOException {
        int typical = GoldenProfiles.bytes(GoldenProfiles.typical()).length;
        System.out.println("profile bytes: empty " + GoldenProfiles.bytes(GoldenProfiles.empty()).length
                + ", typical (20 events) " + typical + ", full "
                + GoldenProfiles.bytes(GoldenProfiles.full()).length);
        assertThat(typical).isLessThan(golden(2, "typical").length + 400);
    }

    @Test
    void anUnknownVersionIsRefused() {
        assertThatThrownBy(() -> GoldenProfiles.read(new byte[] {9}))
                .hasMessage("the layout of a customer profile must be version 1 to 3, but was 9");
    }
}
