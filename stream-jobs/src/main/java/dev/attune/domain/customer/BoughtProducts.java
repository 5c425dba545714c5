package dev.attune.domain.customer;

import dev.attune.domain.layout.Packed;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/**
 * Which products a customer bought, by 32-bit hash, with the first and the last day of each; at most {@link #MOST}, the
 * one not bought for longest gives way. Some seven bytes a product. A product forgotten and bought again counts as new:
 * a customer of more than {@link #MOST} products makes repeat rates a little too low, never too high.
 */
final class BoughtProducts {

    static final int MOST = 16;

    private int[] hashes = {};
    private int[] firstDays = {};
    private int[] lastDays = {};

    BoughtProducts copy() {
        BoughtProducts copy = new BoughtProducts();
        copy.hashes = hashes.clone();
        copy.firstDays = firstDays.clone();
        copy.lastDays = lastDays.clone();
        return copy;
    }

    int size() {
        return hashes.length;
    }

    /**
     * Takes in a purchase of a product, and says what it is to that product.
     *
     * @param day UTC day since the epoch
     * @param spanDays how soon after the first day another one counts as coming back
     */
    Step.BoughtProduct buy(String productId, int hash, int day, int spanDays) {
        int place = find(hash);
        if (place < 0) {
            remember(hash, day);
            return new Step.BoughtProduct(productId, day, true, true, false);
        }
        int first = firstDays[place];
        boolean later = day > lastDays[place];
        boolean cameBackBefore = lastDays[place] > first;
        boolean again = !cameBackBefore && day != first && Math.abs(day - first) <= spanDays;
        firstDays[place] = Math.min(first, day);
        lastDays[place] = Math.max(lastDays[place], day);
        return new Step.BoughtProduct(productId, first, false, later, again);
    }

    private int find(int hash) {
        for (int i = 0; i < hashes.length; i++) {
            if (hashes[i] == hash) {
                return i;
            }
        }
        return -1;
    }

    private void remember(int hash, int day) {
        int place = hashes.length;
        if (place < MOST) {
            hashes = Arrays.copyOf(hashes, place + 1);
            firstDays = Arrays.copyOf(firstDays, place + 1);
            lastDays = Arrays.copyOf(lastDays, place + 1);
        } else {
            place = longestNotBought();
        }
        hashes[place] = hash;
        firstDays[place] = day;
        lastDays[place] = day;
    }

    private int longestNotBought() {
        int oldest = 0;
        for (int i = 1; i < hashes.length; i++) {
            oldest = lastDays[i] < lastDays[oldest] ? i : oldest;
        }
        return oldest;
    }

    void write(DataOutput out) throws IOException {
        out.writeByte(hashes.length);
        if (hashes.length == 0) {
            return;
        }
        int base = firstDays[0];
        for (int day : firstDays) {
            base = Math.min(base, day);
        }
        Packed.writeSigned(out, base);
        for (int i = 0; i < hashes.length; i++) {
            out.writeInt(hashes[i]);
            Packed.writeUnsigned(out, firstDays[i] - (long) base);
            Packed.writeUnsigned(out, lastDays[i] - (long) firstDays[i]);
        }
    }

    static BoughtProducts read(DataInput in) throws IOException {
        BoughtProducts products = new BoughtProducts();
        int size = Packed.readCount(in, MOST);
        if (size == 0) {
            return products;
        }
        products.hashes = new int[size];
        products.firstDays = new int[size];
        products.lastDays = new int[size];
        int base = (int) Packed.readSigned(in);
        for (int i = 0; i < size; i++) {
            products.hashes[i] = in.readInt();
            products.firstDays[i] = (int) (base + Packed.readUnsigned(in));
            products.lastDays[i] = (int) (products.firstDays[i] + Packed.readUnsigned(in));
        }
        return products;
    }
}
