package io.stampede.spec;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** The range of a number and its unit. */
record Bounds(double min, double max, boolean minOpen, boolean maxOpen, String unit) {

    static Bounds of(Field field) {
        return new Bounds(field.min(), field.max(), field.minOpen(), field.maxOpen(), field.unit());
    }

    boolean contains(BigDecimal value) {
        int fromMin = value.compareTo(new BigDecimal(min));
        int fromMax = value.compareTo(new BigDecimal(max));
        return (minOpen ? fromMin > 0 : fromMin >= 0) && (maxOpen ? fromMax < 0 : fromMax <= 0);
    }

    boolean contains(double value) {
        return (minOpen ? value > min : value >= min) && (maxOpen ? value < max : value <= max);
    }

    /** The range in words, with the unit: "from 0 to 0.2 per day". */
    String words() {
        if (Double.isInfinite(min) || Double.isInfinite(max)) {
            return "of any size";
        }
        String low = (minOpen ? "above " : "from ") + NumberText.of(min);
        String high = maxOpen ? "below " : minOpen ? "up to " : "to ";
        String joint = minOpen || maxOpen ? " and " : " ";
        return low + joint + high + NumberText.of(max) + (unit.isEmpty() ? "" : " " + unit);
    }

    /** Writes the range into a schema. */
    void describe(ObjectNode schema) {
        if (Double.isInfinite(min) || Double.isInfinite(max)) {
            return;
        }
        schema.set(minOpen ? "exclusiveMinimum" : "minimum", JsonNodes.number(min));
        schema.set(maxOpen ? "exclusiveMaximum" : "maximum", JsonNodes.number(max));
    }
}
