package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Entry;
import io.stampede.spec.DocumentNode.Mapping;
import io.stampede.spec.DocumentNode.Scalar;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Free labels of a batch. Their values are any printable text, so whoever shows them must escape them. */
record LabelsType(int most) implements ValueType {

    private static final String KEY_SYNTAX = "[A-Za-z0-9][A-Za-z0-9._/-]{0,62}";
    private static final Pattern KEY = Pattern.compile(KEY_SYNTAX);
    private static final int LONGEST = 256;

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Mapping mapping)) {
            place.wrong(node, "is " + node.described(), allowed());
            return null;
        }
        if (mapping.entries().size() > most) {
            place.wrong(node, "has " + mapping.entries().size() + " labels", allowed());
            return null;
        }
        SortedMap<String, String> labels = new TreeMap<>();
        for (Entry entry : mapping.entries()) {
            Place label = place.field(Shown.text(entry.key().text()));
            if (!KEY.matcher(entry.key().text()).matches()) {
                label.wrong(entry.key(), "is not a label", "1 to 63 of A-Z, a-z, 0-9, '.', '_', '/' and '-'");
            } else if (labels.containsKey(entry.key().text())) {
                label.wrong(entry.key(), "is given twice", "each label once");
            } else {
                labels.put(entry.key().text(), value(entry.value(), label));
            }
        }
        return labels;
    }

    private static String value(DocumentNode node, Place place) {
        String allowed = "printable text of at most " + LONGEST + " characters";
        if (!(node instanceof Scalar scalar)) {
            place.wrong(node, "is " + node.described(), allowed);
            return "";
        }
        if (scalar.isMissing() || (scalar.plain() && NumberText.isNumber(scalar.text()))) {
            place.wrong(node, "is " + node.described() + " without quotes", allowed);
        } else if (NumberText.surprise(scalar) != null) {
            place.wrong(node, String.valueOf(NumberText.surprise(scalar)), allowed + ", in quotes");
        } else if (scalar.text().codePointCount(0, scalar.text().length()) > LONGEST) {
            place.wrong(node, scalar.shown() + " is too long", allowed);
        } else if (!scalar.text().codePoints().allMatch(Shown::isPrintable)) {
            place.wrong(node, scalar.shown() + " has a character that cannot be shown", allowed);
        }
        return scalar.text();
    }

    @Override
    public JsonNode write(Object value) {
        ObjectNode labels = JsonNodes.object();
        ((Map<?, ?>) value).forEach((key, text) -> labels.put((String) key, (String) text));
        return labels;
    }

    @Override
    public String allowed() {
        return "a mapping of at most " + most + " labels to texts";
    }

    @Override
    public ObjectNode schema() {
        ObjectNode schema = JsonNodes.schema("object").put("maxProperties", most);
        schema.set("propertyNames", JsonNodes.object().put("pattern", "^" + KEY_SYNTAX + "$"));
        schema.set("additionalProperties", JsonNodes.schema("string").put("maxLength", LONGEST));
        return schema;
    }
}
