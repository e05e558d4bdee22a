package io.stampede.spec;

import io.stampede.spec.DocumentNode.Entry;
import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.DocumentNode.Scalar;
import io.stampede.spec.DocumentNode.Sequence;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML event by event into {@link DocumentNode}s. Anchors, aliases and tags are refused when met, so nothing is
 * expanded and no class is named; nesting is bounded.
 */
final class YamlDocument {

    private final Position origin;
    private final int depthMax;
    private final ParserImpl parser;

    private YamlDocument(String text, Position origin, SpecificationLimits limits) {
        this.origin = origin;
        this.depthMax = limits.maxDepth();
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Math.max(limits.maxBytes(), 1));
        this.parser = new ParserImpl(new StreamReader(new StringReader(text)), options);
    }

    /** Reads a text that holds one document and starts at the given place. */
    static DocumentNode read(String text, Position origin, SpecificationLimits limits) throws DocumentException {
        try {
            return new YamlDocument(text, origin, limits).document();
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark() != null ? e.getProblemMark() : e.getContextMark();
            Position at = mark == null ? origin : position(origin, mark);
            throw new DocumentException(at, "not YAML: " + Shown.text(e.getProblem()), "YAML or JSON");
        } catch (YAMLException e) {
            String wrong = "not YAML: " + Shown.text(String.valueOf(e.getMessage()));
            throw new DocumentException(origin, wrong, "YAML or JSON");
        }
    }

    private DocumentNode document() throws DocumentException {
        parser.getEvent(); // start of the stream
        if (parser.checkEvent(Event.ID.StreamEnd)) {
            throw new DocumentException(origin, "the document is empty", "a specification");
        }
        parser.getEvent(); // start of the document
        DocumentNode root = node(0);
        parser.getEvent(); // end of the document
        if (!parser.checkEvent(Event.ID.StreamEnd)) {
            throw new DocumentException(at(parser.peekEvent()), "a second document starts", "one document per file");
        }
        return root;
    }

    private DocumentNode node(int depth) throws DocumentException {
        Event event = parser.getEvent();
        Position at = at(event);
        refuseReferences(event, at);
        if (event instanceof ScalarEvent scalar) {
            return new Scalar(at, scalar.getValue(), scalar.getScalarStyle() == ScalarStyle.PLAIN);
        }
        if (depth >= depthMax) {
            throw new DocumentException(at, "nested too deeply", "at most " + depthMax + " levels");
        }
        return event instanceof SequenceStartEvent ? sequence(at, depth) : mapping(at, depth);
    }

    private Sequence sequence(Position at, int depth) throws DocumentException {
        List<DocumentNode> items = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.SequenceEnd)) {
            items.add(node(depth + 1));
        }
        parser.getEvent();
        return new Sequence(at, items);
    }

    private Mapping mapping(Position at, int depth) throws DocumentException {
        List<Entry> entries = new ArrayList<>();
        while (!parser.checkEvent(Event.ID.MappingEnd)) {
            DocumentNode key = node(depth + 1);
            if (!(key instanceof Scalar name)) {
                throw new DocumentException(
                        key.position(), "the name of a field is " + key.described(), "a plain name");
            }
            entries.add(new Entry(name, node(depth + 1)));
        }
        parser.getEvent();
        return new Mapping(at, entries);
    }

    private static void refuseReferences(Event event, Position at) throws DocumentException {
        if (event instanceof AliasEvent) {
            throw new DocumentException(at, "a YAML alias", "values written out");
        }
        if (event instanceof NodeEvent node && node.getAnchor() != null) {
            throw new DocumentException(at, "a YAML anchor", "values written out");
        }
        String tag = null;
        if (event instanceof ScalarEvent scalar) {
            tag = scalar.getTag();
        } else if (event instanceof SequenceStartEvent sequence) {
            tag = sequence.getTag();
        } else if (event instanceof MappingStartEvent mapping) {
            tag = mapping.getTag();
        }
        if (tag != null) {
            throw new DocumentException(at, "a YAML tag " + Shown.quoted(tag), "values without tags");
        }
    }

    private Position at(Event event) {
        return position(origin, event.getStartMark());
    }

    private static Position position(Position origin, Mark mark) {
        int column = mark.getLine() == 0 ? origin.column() + mark.getColumn() : mark.getColumn() + 1;
        return new Position(origin.file(), origin.line() + mark.getLine(), column);
    }
}
