package dev.attune.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.avro.Schema;
import org.jspecify.annotations.Nullable;

/** Loads the Avro schemas that ship in this jar: {@code avro/<record>.avsc}, and every released version beside them. */
public final class Contracts {
    private Contracts() {}

    /**
     * The current schema of a record.
     *
     * @param name file name without ending, for example {@code customer-health}
     */
    public static Schema current(String name) {
        Schema schema = read("/avro/" + name + ".avsc");
        return Objects.requireNonNull(schema, () -> "no schema named " + name + " in this jar");
    }

    /** The released versions of a record, oldest first. */
    public static List<Schema> released(String name) {
        List<Schema> versions = new ArrayList<>();
        Schema version = read(released(name, 1));
        while (version != null) {
            versions.add(version);
            version = read(released(name, versions.size() + 1));
        }
        return List.copyOf(versions);
    }

    private static String released(String name, int version) {
        return "/avro/released/" + name + "/v" + version + ".avsc";
    }

    private static @Nullable Schema read(String resource) {
        try (InputStream json = Contracts.class.getResourceAsStream(resource)) {
            return json == null ? null : new Schema.Parser().parse(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(resource, unreadable);
        }
    }
}
