package dev.attune.sandbox.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One java command line.
 *
 * @param jvmOptions options before the class path: memory, system properties
 * @param classPath directories and jars in order; ours is appended, so that {@link ChildMain} is found
 * @param mainClass the real main class, run by {@link ChildMain}
 * @param arguments arguments of the real main class
 */
public record JavaCommand(List<String> jvmOptions, List<Path> classPath, String mainClass, List<String> arguments) {
    /**
     * Bounds without which a few crafted bytes end a JVM that reads Avro with OutOfMemoryError; they must be set before
     * Avro loads, on every JVM.
     */
    public static final List<String> AVRO_LIMITS = List.of(
            "-Dorg.apache.avro.limits.bytes.maxLength=1048576",
            "-Dorg.apache.avro.limits.string.maxLength=1048576",
            "-Dorg.apache.avro.limits.collectionItems.maxLength=100000");

    private static final String LOGGING =
            "-Dlog4j2.configurationFile=classpath:dev/attune/sandbox/process/child-log4j2.properties";

    public JavaCommand {
        jvmOptions = List.copyOf(jvmOptions);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
    }

    /** The class path this JVM runs on, for children that need the same. */
    public static List<Path> ownClassPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .filter(entry -> !entry.isBlank())
                .map(entry -> Path.of(entry).toAbsolutePath())
                .collect(Collectors.toList());
    }

    /** The java binary of the JVM that runs now. */
    public static Path java() {
        return Path.of(System.getProperty("java.home"), "bin", "java");
    }

    /**
     * What to put before a command line to give it a session of its own; nothing where {@code setsid} is missing.
     *
     * <p>A terminal sends Ctrl-C to its whole session. A child in a session of its own does not hear it, so the parent
     * ends its children in order instead of finding them half gone.
     */
    public static List<String> ownSession() {
        return List.of("/usr/bin/setsid", "/bin/setsid").stream()
                .filter(command -> Files.isExecutable(Path.of(command)))
                .limit(1)
                .toList();
    }

    /** @param temporaryDirectory where libraries unpack native code; a killed JVM leaves it there */
    List<String> words(Path temporaryDirectory) {
        List<String> words = new ArrayList<>(ownSession());
        words.add(java().toString());
        words.addAll(jvmOptions);
        // Statistics for jps would stay behind in the temporary directory of a killed JVM.
        words.add("-XX:-UsePerfData");
        words.add("-Djava.io.tmpdir=" + temporaryDirectory);
        words.addAll(AVRO_LIMITS);
        words.add(LOGGING);
        words.add("-cp");
        words.add(classPathWithOurs());
        words.add(ChildMain.class.getName());
        words.add(mainClass);
        words.addAll(arguments);
        return words;
    }

    private String classPathWithOurs() {
        List<Path> entries = new ArrayList<>(classPath);
        Path ours = codeSource();
        if (!entries.contains(ours)) {
            entries.add(ours);
        }
        return entries.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static Path codeSource() {
        try {
            return Path.of(ChildMain.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("the class path holds an entry that is no path", impossible);
        }
    }
}
