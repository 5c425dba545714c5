package dev.attune.sandbox.flink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** A job without end that takes checkpoints, to be run on a real cluster by tests of the cluster. */
public final class TestingCountJob {
    private TestingCountJob() {}

    public static void main(String[] args) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        environment.enableCheckpointing(Long.parseLong(args[0]));
        DataGeneratorSource<Long> numbers =
                new DataGeneratorSource<>(new Same(), Long.MAX_VALUE, RateLimiterStrategy.perSecond(500), Types.LONG);
        environment
                .fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers")
                .uid("numbers")
                .rebalance()
                .sinkTo(new DiscardingSink<>())
                .name("discard")
                .uid("discard");
        environment.execute("testing-count");
    }

    /** Packs this class and its nested ones, as a job jar without dependencies. */
    static Path jar(Path directory) throws IOException {
        Path jar = directory.resolve("testing-count-job.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (Class<?> type : new Class<?>[] {TestingCountJob.class, Same.class}) {
                String entry = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
                    bytes.transferTo(out);
                }
                out.closeEntry();
            }
        }
        return jar;
    }

    /** The number itself. */
    public static final class Same implements GeneratorFunction<Long, Long> {
        private static final long serialVersionUID = 1L;

        @Override
        public Long map(Long number) {
            return number;
        }
    }
}
