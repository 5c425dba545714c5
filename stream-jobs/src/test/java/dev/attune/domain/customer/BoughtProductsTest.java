package dev.attune.domain.customer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class BoughtProductsTest {

    private static final int SPAN = 91;

    private final BoughtProducts products = new BoughtProducts();

    @Test
    void theFirstPurchaseMakesABuyerAndTheNextOnAnotherDayOneWhoCameBack() {
        assertThat(buy("tea", 100)).isEqualTo(new Step.BoughtProduct("tea", 100, true, true, false));
        assertThat(buy("tea", 100)).isEqualTo(new Step.BoughtProduct("tea", 100, false, false, false));
        assertThat(buy("tea", 130)).isEqualTo(new Step.BoughtProduct("tea", 100, false, true, true));
        assertThat(buy("tea", 131)).isEqualTo(new Step.BoughtProduct("tea", 100, false, true, false));
        assertThat(buy("cup", 131)).isEqualTo(new Step.BoughtProduct("cup", 131, true, true, false));
    }

    @Test
    void whoComesBackAfterTheSpanDidNotComeBackInTime() {
        buy("tea", 100);
        assertThat(buy("tea", 100 + SPAN + 1)).isEqualTo(new Step.BoughtProduct("tea", 100, false, true, false));
    }

    @Test
    void aLatePurchaseOfAnEarlierDayIsAnotherDayToo() {
        buy("tea", 100);
        assertThat(buy("tea", 98)).isEqualTo(new Step.BoughtProduct("tea", 100, false, false, true));
        assertThat(buy("tea", 110)).isEqualTo(new Step.BoughtProduct("tea", 98, false, true, false));
    }

    @Test
    void theProductNotBoughtForLongestGivesWay() {
        for (int i = 0; i < BoughtProducts.MOST; i++) {
            buy("product-" + i, 100 + i);
        }
        buy("product-0", 200);
        buy("one-more", 201);
        assertThat(products.size()).isEqualTo(BoughtProducts.MOST);
        assertThat(buy("product-0", 202).newBuyer()).isFalse();
        assertThat(buy("product-1", 202).newBuyer()).isTrue();
    }

    @Test
    void eightProductsTakeSixtyBytesAtMost() throws IOException {
        for (int i = 0; i < 8; i++) {
            buy("product-" + i, 20_000 + 17 * i);
            buy("product-" + i, 20_100 + 17 * i);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        products.write(new DataOutputStream(bytes));
        System.out.println("eight products, each bought on two days: " + bytes.size() + " bytes");
        assertThat(bytes.size()).isLessThanOrEqualTo(60);
        BoughtProducts read = BoughtProducts.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        ByteArrayOutputStream again = new ByteArrayOutputStream();
        read.write(new DataOutputStream(again));
        assertThat(again.toByteArray()).isEqualTo(bytes.toByteArray());
    }

    private Step.BoughtProduct buy(String product, int day) {
        return products.buy(product, product.hashCode(), day, SPAN);
    }
}
