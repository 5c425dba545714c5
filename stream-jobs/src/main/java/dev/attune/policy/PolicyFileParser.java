package dev.attune.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** YAML or JSON text to {@link PolicyNode}s; a key given twice is a problem, not the second one winning. */
public final class PolicyFileParser {

    private static final YAMLFactory YAML = new YAMLFactory();

    private final PolicyFileProblems problems;
    private final JsonFactory language;
    private final String languageName;

    /** Of YAML. */
    public PolicyFileParser(PolicyFileProblems problems) {
        this(problems, YAML, "YAML");
    }

    PolicyFileParser(PolicyFileProblems problems, JsonFactory language, String languageName) {
        this.problems = problems;
        this.language = language;
        this.languageName = languageName;
    }

    /** The document; an empty mapping where the text is empty or not of the language at all (which is then a problem). */
    public PolicyNode parse(String text) {
        try (JsonParser parser = language.createParser(text)) {
            return parser.nextToken() == null ? new PolicyNode.Mapping(1, Map.of()) : node(parser, "");
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            problems.add(
                    line,
                    "the file",
                    "must be valid " + languageName,
                    e.getOriginalMessage().lines().findFirst().orElse(""));
            return new PolicyNode.Mapping(1, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PolicyNode node(JsonParser parser, String key) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(parser, line, key);
            case START_ARRAY -> sequence(parser, line, key);
            case VALUE_NULL -> new PolicyNode.Nothing(line);
            default -> new PolicyNode.Scalar(line, parser.getText());
        };
    }

    private PolicyNode mapping(JsonParser parser, int line, String key) throws IOException {
        Map<String, PolicyNode> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            int nameLine = parser.currentTokenLocation().getLineNr();
            String path = key.isEmpty() ? name : key + "." + name;
            problems.place(path, nameLine);
            parser.nextToken();
            if (fields.put(name, node(parser, path)) != null) {
                problems.add(nameLine, path, "must be given once", "given again");
            }
        }
        return new PolicyNode.Mapping(line, fields);
    }

    private PolicyNode sequence(JsonParser parser, int line, String key) throws IOException {
        List<PolicyNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(parser, key + "[" + items.size() + "]"));
        }
        return new PolicyNode.Sequence(line, items);
    }
}
