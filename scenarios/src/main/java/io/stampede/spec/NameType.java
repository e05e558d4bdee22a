package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Scalar;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names of venues, populations, collateral and batches: safe in paths, keys and every output. */
record NameType() implements ValueType {

    static final String SYNTAX = "[a-z][a-z0-9-]{0,31}";
    private static final Pattern NAME = Pattern.compile(SYNTAX);

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Scalar scalar)) {
            place.wrong(node, "is " + node.described(), allowed());
            return null;
        }
        if (scalar.isMissing()) {
            place.wrong(node, "has no value", allowed());
            return null;
        }
        String surprise = NumberText.surprise(scalar);
        if (surprise != null) {
            place.wrong(node, surprise, allowed() + ", in quotes if it must be");
            return null;
        }
        if (!NAME.matcher(scalar.text()).matches()) {
            place.wrong(node, scalar.shown() + " is not a name", allowed());
            return null;
        }
        return scalar.text();
    }

    @Override
    public JsonNode write(Object value) {
        return JsonNodes.text((String) value);
    }

    @Override
    public String allowed() {
        return "1 to 32 of a-z, 0-9 and -, a letter first";
    }

    @Override
    public ObjectNode schema() {
        return JsonNodes.schema("string").put("pattern", "^" + SYNTAX + "$");
    }
}
