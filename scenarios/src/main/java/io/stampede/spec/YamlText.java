package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import io.stampede.spec.DocumentNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes JSON as YAML for people: blocks, with short lists and mappings on one line. */
final class YamlText {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9/_.:-]*");
    private static final int LINE = 100;

    private final StringBuilder text = new StringBuilder();

    private YamlText() {}

    /** The object as YAML. */
    static String of(JsonNode object) {
        YamlText writer = new YamlText();
        writer.fields(object, 0, false);
        return writer.text.toString();
    }

    private void fields(JsonNode object, int indent, boolean startsInLine) {
        boolean inLine = startsInLine;
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (!inLine) {
                text.append(" ".repeat(indent));
            }
            inLine = false;
            text.append(scalar(field.getKey())).append(':');
            value(field.getValue(), indent);
        }
    }

    private void value(JsonNode value, int indent) {
        String line = inline(value);
        if (value.isValueNode() || value.isEmpty() || (isFlat(value) && value.isArray())) {
            text.append(' ').append(line).append('\n');
            return;
        }
        text.append('\n');
        if (value.isObject()) {
            fields(value, indent + 2, false);
            return;
        }
        for (JsonNode item : value) {
            text.append(" ".repeat(indent + 2)).append("- ");
            if (isFlat(item) && inline(item).length() <= LINE) {
                text.append(inline(item)).append('\n');
            } else {
                fields(item, indent + 4, true);
            }
        }
    }

    private static boolean isFlat(JsonNode value) {
        for (JsonNode item : value) {
            if (!item.isValueNode()) {
                return false;
            }
        }
        return true;
    }

    private static String inline(JsonNode value) {
        List<String> parts = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(item -> parts.add(inline(item)));
            return "[" + String.join(", ", parts) + "]";
        } else if (value.isObject()) {
            for (Map.Entry<String, JsonNode> field : value.properties()) {
                parts.add(scalar(field.getKey()) + ": " + inline(field.getValue()));
            }
            return "{" + String.join(", ", parts) + "}";
        } else if (value.isNumber()) {
            return NumberText.of(value.doubleValue());
        }
        return value.isTextual() ? scalar(value.textValue()) : value.asText();
    }

    /** A text, in quotes where a reader of YAML could take it for something else: OFF is false in YAML 1.1. */
    private static String scalar(String value) {
        Scalar plain = new Scalar(Position.startOf(""), value, true);
        boolean isWord = PLAIN.matcher(value).matches() && !value.endsWith(":");
        boolean isSafe = isWord && !plain.isMissing() && NumberText.surprise(plain) == null;
        return isSafe ? value : JsonNodes.text(value).toString();
    }
}
