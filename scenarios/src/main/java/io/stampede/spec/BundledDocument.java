package io.stampede.spec;

import io.stampede.spec.DocumentNode.Entry;
import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.DocumentNode.Scalar;
import io.stampede.spec.DocumentNode.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A part of a YAML document that is not a specification: tables that come with the program and that people edit. It is
 * read as strictly as a specification is, and what is wrong is told with file, line and column, the first of it alone.
 */
public final class BundledDocument {
    private final DocumentNode node;
    private final Place place;

    private BundledDocument(DocumentNode node, Place place) {
        this.node = node;
        this.place = place;
    }

    /**
     * Reads a text.
     *
     * @param file its name, for messages
     * @throws InvalidSpecificationException if it is not YAML
     */
    public static BundledDocument read(String text, String file) {
        Problems problems = new Problems();
        try {
            DocumentNode root = YamlDocument.read(text, Position.startOf(file), SpecificationLimits.defaults());
            return new BundledDocument(root, new Place("", problems));
        } catch (DocumentException e) {
            problems.add(e.position(), "", e.wrong(), e.allowed());
            throw new InvalidSpecificationException(problems.inOrder());
        }
    }

    /** This mapping, once it is sure that it has no other fields than these and none of them twice. */
    public BundledDocument only(String... names) {
        List<String> seen = new ArrayList<>();
        for (Entry entry : mapping().entries()) {
            String key = entry.key().text();
            if (!Arrays.asList(names).contains(key)) {
                throw at(entry.key(), key).refusal("is an unknown field", String.join(", ", names));
            }
            if (seen.contains(key)) {
                throw at(entry.key(), key).refusal("is given twice", "each field once");
            }
            seen.add(key);
        }
        return this;
    }

    /** A field that may be missing. */
    public Optional<BundledDocument> field(String name) {
        return mapping().value(name).map(value -> at(value, name));
    }

    /** A field that must be there. */
    public BundledDocument required(String name) {
        return field(name).orElseThrow(() -> at(node, name).refusal("is missing", "a value"));
    }

    /** The items of this list. */
    public List<BundledDocument> items() {
        if (!(node instanceof Sequence sequence)) {
            throw refusal("is " + node.described(), "a list");
        }
        List<BundledDocument> items = new ArrayList<>();
        for (int index = 0; index < sequence.items().size(); index++) {
            items.add(new BundledDocument(sequence.items().get(index), place.item(index)));
        }
        return items;
    }

    /** This text, which is not empty. */
    public String text() {
        String text = scalar().text().strip();
        if (text.isEmpty()) {
            throw refusal("has no value", "a text");
        }
        return text;
    }

    /** This number. */
    public double number() {
        Scalar scalar = scalar();
        if (!scalar.plain() || !NumberText.isNumber(scalar.text())) {
            throw refusal(scalar.shown() + " is not a number", "a plain number");
        }
        return Double.parseDouble(scalar.text());
    }

    /** This true or false. */
    public boolean flag() {
        String text = scalar().text();
        if (!text.equals("true") && !text.equals("false")) {
            throw refusal(scalar().shown() + " is neither", "true or false");
        }
        return text.equals("true");
    }

    /** One of a type's values, written as its constants are. */
    public <E extends Enum<E>> E choice(Class<E> type) {
        E[] all = type.getEnumConstants();
        String text = scalar().text();
        return Arrays.stream(all)
                .filter(each -> each.name().equals(text))
                .findFirst()
                .orElseThrow(() -> refusal(
                        scalar().shown() + " is unknown",
                        Arrays.stream(all).map(Enum::name).collect(Collectors.joining(", "))));
    }

    /** What to throw if this part is wrong. */
    public InvalidSpecificationException refusal(String wrong, String allowed) {
        Problems problems = new Problems();
        problems.add(node.position(), place.path(), wrong, allowed);
        return new InvalidSpecificationException(problems.inOrder());
    }

    private BundledDocument at(DocumentNode part, String name) {
        return new BundledDocument(part, place.field(name));
    }

    private Mapping mapping() {
        if (node instanceof Mapping mapping) {
            return mapping;
        }
        throw refusal("is " + node.described(), "a mapping");
    }

    private Scalar scalar() {
        if (node instanceof Scalar scalar) {
            return scalar;
        }
        throw refusal("is " + node.described(), "a single value");
    }
}
