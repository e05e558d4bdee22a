package io.stampede.coordinator.sweep;

import java.util.Arrays;
import java.util.List;

/**
 * A field of the specification and the values it takes, one after the other.
 *
 * @param path as in {@code --set}
 * @param values as in {@code --set}, at least one, none twice
 */
public record VariedField(String path, List<String> values) {
    public VariedField {
        values = List.copyOf(values);
    }

    /**
     * Reads {@code path=a,b,c}.
     *
     * @throws IllegalArgumentException if it is not of this form, in words for a user
     */
    public static VariedField parse(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("'" + text + "' has no =, allowed path=a,b,c");
        }
        List<String> values = Arrays.stream(text.substring(equals + 1).split(",", -1))
                .map(String::strip)
                .toList();
        String path = text.substring(0, equals).strip();
        for (int index = 0; index < values.size(); index++) {
            if (values.get(index).isEmpty()) {
                throw new IllegalArgumentException(
                        "value " + (index + 1) + " of " + path + " is empty, allowed path=a,b,c");
            } else if (values.indexOf(values.get(index)) < index) {
                throw new IllegalArgumentException("'" + values.get(index) + "' is given twice for " + path);
            }
        }
        return new VariedField(path, values);
    }
}
