package dev.attune.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version this was built as. */
public final class AttuneVersion implements IVersionProvider {
    /** For example {@code 0.1.0}. */
    public static String current() {
        Properties properties = new Properties();
        try (InputStream built = AttuneVersion.class.getResourceAsStream("version.properties")) {
            if (built != null) {
                properties.load(built);
            }
        } catch (IOException unreadable) {
            properties.clear();
        }
        return properties.getProperty("version", "unknown");
    }

    @Override
    public String[] getVersion() {
        return new String[] {
            "attune " + current(), "Java " + Runtime.version() + " (" + System.getProperty("java.vendor") + ")"
        };
    }
}
