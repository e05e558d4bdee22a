package io.stampede.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.spec.DocumentNode.Scalar;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as ISO 8601 has them, in days, hours, minutes and seconds. */
record DurationType(Duration from, Duration to) implements ValueType {

    private static final String SYNTAX =
            "P(?!$)(?:[0-9]{1,9}D)?(?:T(?=[0-9])(?:[0-9]{1,9}H)?(?:[0-9]{1,9}M)?(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?S)?)?";
    private static final Pattern DURATION = Pattern.compile(SYNTAX);
    private static final Pattern SHORTHAND = Pattern.compile("([0-9]{1,9}) ?(s|sec|m|min|h|d)");

    @Override
    public @Nullable Object read(DocumentNode node, Place place) {
        if (!(node instanceof Scalar scalar)) {
            place.wrong(node, "is " + node.described(), allowed());
            return null;
        }
        if (!DURATION.matcher(scalar.text()).matches()) {
            place.wrong(node, whyNoDuration(scalar), allowed());
            return null;
        }
        Duration duration = Duration.parse(scalar.text());
        if (duration.compareTo(from) < 0 || duration.compareTo(to) > 0) {
            place.wrong(node, scalar.text() + " is out of range", allowed());
            return null;
        }
        return duration;
    }

    private static String whyNoDuration(Scalar scalar) {
        if (scalar.isMissing()) {
            return "has no value";
        }
        String text = scalar.text();
        String surprise = NumberText.surprise(scalar);
        Matcher shorthand = SHORTHAND.matcher(text.toLowerCase(Locale.ROOT));
        if (surprise != null) {
            return surprise;
        } else if (NumberText.isNumber(text)) {
            return scalar.shown() + " has no unit (10 seconds are PT10S)";
        } else if (shorthand.matches()) {
            String unit = shorthand.group(2).substring(0, 1).toUpperCase(Locale.ROOT);
            String written = (unit.equals("D") ? "P" : "PT") + shorthand.group(1) + unit;
            return scalar.shown() + " is not ISO 8601 (write " + written + ")";
        }
        return scalar.shown() + " is not an ISO 8601 duration";
    }

    @Override
    public JsonNode write(Object value) {
        return JsonNodes.text(value.toString());
    }

    @Override
    public String allowed() {
        return "a duration from " + from + " to " + to;
    }

    @Override
    public ObjectNode schema() {
        return JsonNodes.schema("string").put("pattern", "^" + SYNTAX + "$");
    }
}
