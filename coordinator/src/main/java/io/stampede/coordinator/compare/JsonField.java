package io.stampede.coordinator.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * A field of a document, with the way to it.
 *
 * @param source the document, as the user named it
 * @param path from the document's top
 * @param node what stands there; a missing node where nothing does
 */
record JsonField(String source, String path, JsonNode node) {
    private static final int LONGEST_TEXT = 10_000;

    JsonField get(String key) {
        return new JsonField(source, path.isEmpty() ? key : path + "." + key, node.path(key));
    }

    boolean isAbsent() {
        return node.isMissingNode();
    }

    String text() {
        if (!node.isTextual() || node.textValue().length() > LONGEST_TEXT) {
            throw refused("a string");
        }
        return node.textValue();
    }

    /** A text that need not be there. */
    String textOrEmpty() {
        return node.isTextual() ? text() : "";
    }

    double number() {
        double value = node.isNumber() ? node.doubleValue() : Double.NaN;
        if (!Double.isFinite(value)) {
            throw refused("a finite number");
        }
        return value;
    }

    /** A number, or {@code null} for none. */
    OptionalDouble numberOrNull() {
        return node.isNull() ? OptionalDouble.empty() : OptionalDouble.of(number());
    }

    /** A whole number from 0 to the largest. */
    int count(int largest) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0 || node.intValue() > largest) {
            throw refused("a whole number from 0 to " + largest);
        }
        return node.intValue();
    }

    /** The keys of an object, in its order. */
    Iterator<String> keys() {
        if (!node.isObject()) {
            throw refused("an object");
        }
        return node.fieldNames();
    }

    UnreadableDocumentException refused(String allowed) {
        String found = node.getNodeType().name().toLowerCase(Locale.ROOT);
        return new UnreadableDocumentException(source, path + ": is " + found + ", allowed " + allowed);
    }
}
