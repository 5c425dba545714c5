package dev.attune.cli.bridge.settings;

import dev.attune.policy.PolicyNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Secrets stand elsewhere: the file names a file or a variable of the environment. No problem repeats what was found. */
final class SecretReader {

    private static final String RULE = "must be a mapping with 'file' or 'env', naming where the secret stands";
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]+");
    private static final Pattern HEADER_VALUE = Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e\\t]*[\\x21-\\x7e])?");

    private final Path directory;
    private final Function<String, @Nullable String> environment;

    /** @param directory what relative file names are relative to: that of the configuration */
    SecretReader(Path directory, Function<String, @Nullable String> environment) {
        this.directory = directory;
        this.environment = environment;
    }

    /** The secret that a key refers to; empty where it refers to none, which is a problem by then. */
    Optional<Secret> read(Section section, String key) {
        Optional<PolicyNode> node = section.node(key);
        if (node.isEmpty()) {
            return Optional.empty();
        }
        if (!(node.get() instanceof PolicyNode.Mapping)) {
            section.wrong(key, RULE, Section.shape(node.get()));
            return Optional.empty();
        }
        Section reference = section.section(key);
        Optional<String> file = reference.text("file");
        Optional<String> variable = reference.text("env");
        reference.refuseTheRest();
        if (file.isPresent() == variable.isPresent()) {
            section.wrong(key, RULE, file.isPresent() ? "both" : "neither");
            return Optional.empty();
        }
        return file.isPresent() ? ofFile(reference, file.get()) : ofVariable(reference, variable.orElseThrow());
    }

    /** Headers by name. */
    Map<String, Secret> headers(Section section, String key) {
        Map<String, Secret> headers = new LinkedHashMap<>();
        Section names = section.section(key);
        for (String name : names.names()) {
            Optional<Secret> value = read(names, name);
            if (!HEADER.matcher(name).matches() || isOurs(name)) {
                names.wrong(name, "must be the name of a header that the bridge does not set itself", name);
            } else if (value.isPresent()
                    && !HEADER_VALUE.matcher(value.get().reveal()).matches()) {
                names.wrong(name, "must be one line of printable ASCII", "something else");
            } else {
                value.ifPresent(secret -> headers.put(name, secret));
            }
        }
        return headers;
    }

    /** Set per request, or by the HTTP client. */
    private static boolean isOurs(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("ce-")
                || lower.startsWith("webhook-")
                || switch (lower) {
                    case "connection",
                            "content-length",
                            "content-type",
                            "expect",
                            "host",
                            "upgrade",
                            "idempotency-key" -> true;
                    default -> false;
                };
    }

    private Optional<Secret> ofFile(Section reference, String name) {
        try {
            String text = Files.readString(directory.resolve(name), StandardCharsets.UTF_8)
                    .strip();
            if (text.isEmpty()) {
                reference.wrong("file", "must hold a secret", "an empty file, " + name);
                return Optional.empty();
            }
            return Optional.of(new Secret(text));
        } catch (IOException | InvalidPathException unreadable) {
            reference.wrong("file", "must be a readable file of UTF-8 text", name);
            return Optional.empty();
        }
    }

    private Optional<Secret> ofVariable(Section reference, String name) {
        String text = environment.apply(name);
        if (text == null || text.isBlank()) {
            reference.wrong("env", "must be a variable of the environment that is set", name);
            return Optional.empty();
        }
        return Optional.of(new Secret(text.strip()));
    }
}
