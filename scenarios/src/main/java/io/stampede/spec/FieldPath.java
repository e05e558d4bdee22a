package io.stampede.spec;

import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.DocumentNode.Scalar;
import io.stampede.spec.DocumentNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The way to a field from the top of a document, such as {@code spec.venues[1].weight}.
 *
 * @param segments names of fields, and items of lists in brackets
 */
record FieldPath(List<String> segments) {

    private static final Pattern WHOLE = Pattern.compile(
            "[A-Za-z][A-Za-z0-9]*(?:\\[[a-z0-9-]{1,32}\\])*(?:\\.[^.=\\[\\]]+(?:\\[[a-z0-9-]{1,32}\\])*)*");
    private static final Pattern SEGMENT = Pattern.compile("\\[[a-z0-9-]+\\]|[^.\\[\\]]+");

    /** The path that a text means, if it is one. */
    static Optional<FieldPath> parse(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        List<String> segments = new ArrayList<>();
        Matcher matcher = SEGMENT.matcher(text);
        while (matcher.find()) {
            segments.add(matcher.group());
        }
        return Optional.of(new FieldPath(segments));
    }

    static boolean isItem(String segment) {
        return segment.startsWith("[");
    }

    /** The item of a list that a segment chooses, by number or by name. */
    static OptionalInt itemIndex(String segment, Sequence list) {
        String selector = segment.substring(1, segment.length() - 1);
        for (int index = 0; index < list.items().size(); index++) {
            boolean named = list.items().get(index) instanceof Mapping mapping
                    && mapping.value("name")
                            .filter(name -> isText(name, selector))
                            .isPresent();
            if (named || selector.equals(Integer.toString(index))) {
                return OptionalInt.of(index);
            }
        }
        return OptionalInt.empty();
    }

    private static boolean isText(DocumentNode node, String text) {
        return node instanceof Scalar scalar && scalar.text().equals(text);
    }

    /** Where the field stands in a document, or what it would be part of. */
    Position locate(DocumentNode root) {
        DocumentNode at = root;
        for (String segment : segments) {
            Optional<DocumentNode> next = Optional.empty();
            if (at instanceof Mapping mapping) {
                next = mapping.value(segment);
            } else if (at instanceof Sequence list && isItem(segment)) {
                OptionalInt index = itemIndex(segment, list);
                next = index.isPresent() ? Optional.of(list.items().get(index.getAsInt())) : next;
            }
            if (next.isEmpty()) {
                return at.position();
            }
            at = next.get();
        }
        return at.position();
    }
}
