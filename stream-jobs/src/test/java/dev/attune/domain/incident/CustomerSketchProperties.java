package dev.attune.domain.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CustomerSketchProperties {

    @Test
    void the_estimate_is_a_function_of_the_set_of_customers() throws IOException {
        for (long seed = 1; seed <= 60; seed++) {
            Random random = new Random(seed);
            int size = (int) Math.exp(random.nextDouble() * Math.log(60_000));
            List<Long> customers = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                long customer = random.nextLong();
                customers.add(customer);
                if (random.nextInt(3) == 0) {
                    customers.add(customer);
                }
            }
            CustomerSketch whole = sketch(customers);
            Collections.shuffle(customers, random);
            int cut = random.nextInt(customers.size() + 1);
            int second = cut + random.nextInt(customers.size() - cut + 1);
            CustomerSketch merged = throughBytes(sketch(customers.subList(second, customers.size())));
            merged.merge(sketch(customers.subList(0, cut)));
            merged.merge(throughBytes(sketch(customers.subList(cut, second))));
            assertThat(merged.estimate()).as("seed %s, size %s", seed, size).isEqualTo(whole.estimate());
        }
    }

    @Test
    void few_customers_are_counted_exactly_and_many_within_its_error() {
        Random random = new Random(5);
        for (int size : List.of(0, 1, 7, 50, 1_000, 20_000, 500_000)) {
            CustomerSketch sketch = new CustomerSketch();
            random.longs(size).forEach(sketch::add);
            assertThat((double) sketch.estimate()).isCloseTo(size, within(size <= 50 ? 0.5 : 0.07 * size));
        }
    }

    @Test
    void nobody_is_counted_where_nobody_is_known() {
        CustomerSketch sketch = new CustomerSketch();
        sketch.add(Encounter.ANONYMOUS);
        assertThat(sketch.estimate()).isZero();
    }

    private static CustomerSketch sketch(List<Long> customers) {
        CustomerSketch sketch = new CustomerSketch();
        customers.forEach(sketch::add);
        return sketch;
    }

    private static CustomerSketch throughBytes(CustomerSketch sketch) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        sketch.write(new DataOutputStream(bytes));
        return CustomerSketch.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    }
}
