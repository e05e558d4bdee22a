package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Scalar;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a rumour is about. */
record TopicType() implements ValueType {

    private static final String SYNTAX = "MARKET|(?:venue|collateral):" + NameType.SYNTAX;
    private static final Pattern TOPIC = Pattern.compile(SYNTAX);

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Scalar scalar) || !TOPIC.matcher(scalar.text()).matches()) {
            place.wrong(node, "is " + node.described(), allowed());
            return null;
        }
        String text = scalar.text();
        String name = text.substring(text.indexOf(':') + 1);
        if (text.startsWith("venue:")) {
            return new RumourTopic(TopicKind.VENUE, name);
        }
        return text.startsWith("collateral:") ? new RumourTopic(TopicKind.COLLATERAL, name) : RumourTopic.MARKET;
    }

    @Override
    public JsonNode write(Object value) {
        return JsonNodes.text(value.toString());
    }

    @Override
    public String allowed() {
        return "MARKET, venue:NAME or collateral:NAME";
    }

    @Override
    public ObjectNode schema() {
        return JsonNodes.schema("string").put("pattern", "^(?:" + SYNTAX + ")$");
    }
}
