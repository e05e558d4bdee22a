package io.stampede.spec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.stampede.spec.DocumentNode.Entry;
import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.DocumentNode.Scalar;
import io.stampede.spec.DocumentNode.Sequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads JSON token by token into {@link DocumentNode}s; nesting is bounded. */
final class JsonDocument {

    private static final JsonFactory FACTORY = new JsonFactory();

    private final String file;
    private final int depthMax;
    private final JsonParser parser;

    private JsonDocument(JsonParser parser, String file, int depthMax) {
        this.parser = parser;
        this.file = file;
        this.depthMax = depthMax;
    }

    /** Reads a text that holds one JSON value. */
    static DocumentNode read(String text, String file, SpecificationLimits limits) throws DocumentException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new JsonDocument(parser, file, limits.maxDepth()).document();
        } catch (JsonProcessingException e) {
            Position at = position(file, e.getLocation());
            throw new DocumentException(at, "not JSON: " + Shown.text(e.getOriginalMessage()), "YAML or JSON");
        } catch (IOException e) {
            throw new UncheckedIOException("reading a string does not fail", e);
        }
    }

    private DocumentNode document() throws IOException, DocumentException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new DocumentException(Position.startOf(file), "the document is empty", "a specification");
        }
        DocumentNode root = node(first, 0);
        if (parser.nextToken() != null) {
            throw new DocumentException(at(), "a second document starts", "one document per file");
        }
        return root;
    }

    private DocumentNode node(@Nullable JsonToken token, int depth) throws IOException, DocumentException {
        Position at = at();
        if (token == null) {
            throw new DocumentException(at, "not JSON: the text ends too early", "YAML or JSON");
        }
        if (!token.isStructStart()) {
            return new Scalar(at, parser.getText(), token != JsonToken.VALUE_STRING);
        }
        if (depth >= depthMax) {
            throw new DocumentException(at, "nested too deeply", "at most " + depthMax + " levels");
        }
        return token == JsonToken.START_ARRAY ? sequence(at, depth) : mapping(at, depth);
    }

    private Sequence sequence(Position at, int depth) throws IOException, DocumentException {
        List<DocumentNode> items = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            items.add(node(token, depth + 1));
        }
        return new Sequence(at, items);
    }

    private Mapping mapping(Position at, int depth) throws IOException, DocumentException {
        List<Entry> entries = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            Scalar key = new Scalar(at(), parser.getText(), false);
            entries.add(new Entry(key, node(parser.nextToken(), depth + 1)));
        }
        return new Mapping(at, entries);
    }

    private Position at() {
        return position(file, parser.currentTokenLocation());
    }

    private static Position position(String file, @Nullable JsonLocation location) {
        return location == null
                ? Position.startOf(file)
                : new Position(file, Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
}
