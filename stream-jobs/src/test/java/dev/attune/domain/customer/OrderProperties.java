package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.domain.event.Interaction;
import dev.attune.domain.policy.Policy;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What late events may touch is a function of the set of events, not of their order. */
class OrderProperties {

    private static final int LIVES = 50;

    @Test
    void clocksWindowsAndTotalsDoNotDependOnTheOrderOfArrival() throws IOException {
        long seed = Long.getLong("attune.seed", 7L);
        for (int i = 0; i < LIVES; i++) {
            SplittableRandom random = new SplittableRandom(seed + i);
            List<Interaction> life = Histories.life(random, 60);
            byte[] inOrder = orderIndependent(observed(life));
            byte[] shuffled = orderIndependent(observed(Histories.shuffled(life, random)));
            assertThat(shuffled).as("seed %d, life %d", seed, i).isEqualTo(inOrder);
        }
    }

    private static CustomerProfile observed(List<Interaction> life) {
        CustomerModel model = new CustomerModel(Policy.defaults());
        CustomerProfile profile = new CustomerProfile();
        for (Interaction interaction : life) {
            model.observe(profile, interaction, true);
        }
        return profile;
    }

    private static byte[] orderIndependent(CustomerProfile profile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeLong(profile.firstEventTime);
        out.writeLong(profile.lastEventTime);
        out.writeLong(profile.clicks);
        out.writeLong(profile.purchaseEvents);
        out.writeLong(profile.supportEvents);
        profile.purchases.write(out);
        profile.activity.write(out);
        profile.spending.write(out);
        profile.hours.write(out);
        profile.days.write(out);
        return bytes.toByteArray();
    }
}
