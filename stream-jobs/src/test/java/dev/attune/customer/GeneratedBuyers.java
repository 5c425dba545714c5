package dev.attune.customer;

import dev.attune.customer.ReferenceBuyer.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A seeded log of purchases: customers who come by and by, each with a pace of their own, at odd times of the day,
 * sometimes twice in a day, many of them once only, most of them gone before the end.
 */
final class GeneratedBuyers {

    private static final int LONGEST_DAYS = 360;

    private GeneratedBuyers() {}

    static List<Row> log(long seed, int customers) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Row> log = new ArrayList<>();
        for (int c = 0; c < customers; c++) {
            String customer = "buyer-" + c;
            double meanGap = Math.exp(Math.log(2) + random.nextDouble() * Math.log(30));
            double at = random.nextDouble() * LONGEST_DAYS / 2;
            do {
                log.add(row(customer, at, random));
                if (random.nextInt(10) == 0) {
                    log.add(row(customer, at + random.nextDouble() / 10, random));
                }
                at -= meanGap * Math.log1p(-random.nextDouble());
            } while (at < LONGEST_DAYS && random.nextInt(6) > 0);
        }
        log.sort(Comparator.comparingLong(Row::time));
        return log;
    }

    private static Row row(String customer, double day, SplittableRandom random) {
        long time = TestingArrivals.START + (long) (day * ReferenceBuyer.DAY);
        return new Row(customer, time, random.nextInt(20_000) / 100.0);
    }
}
