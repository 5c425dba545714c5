package dev.attune.cli.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.cli.evaluate.counting.TrueCustomer;
import dev.attune.cli.evaluate.reading.Sessions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TenureTest {

    private static final TrueCustomer LEFT_ON_DAY_20 = new TrueCustomer("a", "", 0, day(20), List.of());

    @Test
    void daysUpToTheDepartureCount() {
        assertThat(tenure()).isEqualTo(Tenure.NONE_OR_ONE);
        assertThat(tenure(day(1), day(1) + 5, day(30))).isEqualTo(Tenure.NONE_OR_ONE);
        assertThat(tenure(day(1), day(2), day(21), day(22))).isEqualTo(Tenure.FEW);
        assertThat(tenure(day(1), day(2), day(3), day(20))).isEqualTo(Tenure.SOME);
        assertThat(tenure(LongStream.range(5, 15).map(TenureTest::day).toArray()))
                .isEqualTo(Tenure.MANY);
    }

    private static Tenure tenure(long... visits) {
        return Tenure.of(LEFT_ON_DAY_20, new Sessions(Map.of("a", visits), Map.of()));
    }

    private static long day(long number) {
        return Duration.ofDays(number).toMillis();
    }
}
