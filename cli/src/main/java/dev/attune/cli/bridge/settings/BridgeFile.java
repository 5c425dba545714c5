package dev.attune.cli.bridge.settings;

import dev.attune.policy.InvalidPolicyFileException;
import dev.attune.policy.PolicyFileParser;
import dev.attune.policy.PolicyFileProblems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The configuration of the bridge, YAML; {@code docs/bridge.md} tells every key. */
public final class BridgeFile {

    private static final int MOST_RECEIVERS = 100;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final Pattern GROUP = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    private BridgeFile() {}

    /**
     * Reads a file, and the secrets it refers to.
     *
     * @throws InvalidPolicyFileException with every problem at once, each with its line
     */
    public static BridgeSettings read(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        return read(
                Files.readString(file, StandardCharsets.UTF_8),
                directory == null ? Path.of("") : directory,
                System::getenv);
    }

    /**
     * Reads YAML text.
     *
     * @param directory what names of secret files are relative to
     */
    static BridgeSettings read(String yaml, Path directory, Function<String, @Nullable String> environment) {
        PolicyFileProblems problems = new PolicyFileProblems();
        Section file = new Section(new PolicyFileParser(problems).parse(yaml), "", problems);
        BridgeSettings settings = problems.any() ? null : bridge(file, new SecretReader(directory, environment));
        if (problems.any() || settings == null) {
            throw new InvalidPolicyFileException(problems.texts());
        }
        return settings;
    }

    private static BridgeSettings bridge(Section file, SecretReader secrets) {
        String group = file.text("group").orElse("attune-bridge");
        if (!GROUP.matcher(group).matches()) {
            file.wrong("group", "must be letters, digits, dots, hyphens and underscores, at most 100", group);
        }
        Map<String, Section> sections = file.sections("receivers");
        if (sections.isEmpty()) {
            file.wrong("receivers", "must name at least one receiver", "none");
        } else if (sections.size() > MOST_RECEIVERS) {
            file.wrong("receivers", "must be at most " + MOST_RECEIVERS, sections.size() + " receivers");
        }
        List<ReceiverSettings> receivers = new ArrayList<>();
        sections.forEach((name, section) -> {
            if (!NAME.matcher(name).matches()) {
                file.wrong("receivers", "must have names of lower-case letters, digits and hyphens, at most 63", name);
            }
            receivers.add(ReceiverReader.read(name, section, secrets));
        });
        file.refuseTheRest();
        return new BridgeSettings(group, receivers);
    }
}
