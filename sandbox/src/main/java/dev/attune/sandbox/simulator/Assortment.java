package dev.attune.sandbox.simulator;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;

/**
 * What is bought: mostly one of the customer's three staples, which they buy again and again; one order in five the
 * novelty of the month, which is gone with it. A function of the order alone, so that it takes no draw from anything else.
 */
final class Assortment {

    private static final int STAPLES = 30;
    private static final int FAVOURITES = 3;
    private static final int ORDERS_PER_NOVELTY = 5;

    private Assortment() {}

    static String product(String customerId, String order, long time) {
        int pick = Math.floorMod(mixed(order), ORDERS_PER_NOVELTY * FAVOURITES);
        if (pick < FAVOURITES) {
            return "novelty-" + YearMonth.from(Instant.ofEpochMilli(time).atZone(ZoneOffset.UTC));
        }
        return "staple-" + Math.floorMod(mixed(customerId + (pick % FAVOURITES)), STAPLES);
    }

    /** Neighbouring ids must not make neighbouring choices. */
    private static int mixed(String text) {
        int hash = text.hashCode() * 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
