package dev.attune.sandbox.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.attune.sandbox.process.Distribution;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What ships to a stock cluster: the job and its libraries, nothing that the cluster brings itself. */
class JobJarIT {

    private static final List<String> THE_CLUSTERS_OWN = List.of(
            "org/apache/flink/runtime/",
            "org/apache/flink/core/",
            "org/apache/flink/api/",
            "org/apache/flink/streaming/api/",
            "org/apache/flink/streaming/runtime/",
            "org/apache/flink/state/",
            "org/apache/flink/metrics/",
            "org/slf4j/",
            "org/apache/log4j/",
            "org/apache/logging/",
            "ch/qos/logback/",
            "io/prometheus/",
            "META-INF/services/org.slf4j");

    @Test
    void the_job_jar_holds_no_flink_core_no_logging_and_no_reporter() throws Exception {
        try (JarFile jar = new JarFile(Distribution.locate().jobJar().toFile())) {
            List<String> classes =
                    names(jar).filter(name -> !name.endsWith("/")).toList();

            assertThat(classes).contains("dev/attune/job/CustomerExperienceJob.class", "META-INF/LICENSE");
            assertThat(classes).noneMatch(name -> THE_CLUSTERS_OWN.stream().anyMatch(name::startsWith));
            assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class"))
                    .isEqualTo("dev.attune.job.CustomerExperienceJob");
        }
    }

    private static Stream<String> names(JarFile jar) {
        return jar.stream().map(ZipEntry::getName);
    }
}
