package io.stampede.spec;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;

/**
 * A number of a shock that is drawn anew in each scenario: one coordinate of the few over which scenarios can be spread
 * evenly or tilted.
 *
 * @param shock position in the specification
 * @param quantity which of its numbers
 * @param distribution never {@link Quantity.Fixed}
 */
public record ShockCoordinate(int shock, ShockQuantity quantity, Quantity distribution) {

    /** All of a specification, by shock, then quantity. */
    public static List<ShockCoordinate> of(List<Shock> shocks) {
        List<ShockCoordinate> coordinates = new ArrayList<>();
        for (int shock = 0; shock < shocks.size(); shock++) {
            for (ShockQuantity quantity : ShockQuantity.values()) {
                for (RecordComponent component : shocks.get(shock).getClass().getRecordComponents()) {
                    if (component.getType() == Quantity.class && quantityOf(component) == quantity) {
                        Quantity distribution = (Quantity) RecordCopy.read((Record) shocks.get(shock), component);
                        if (!(distribution instanceof Quantity.Fixed)) {
                            coordinates.add(new ShockCoordinate(shock, quantity, distribution));
                        }
                    }
                }
            }
        }
        return List.copyOf(coordinates);
    }

    private static ShockQuantity quantityOf(RecordComponent component) {
        return switch (component.getName()) {
            case "at" -> ShockQuantity.AT;
            case "duration" -> ShockQuantity.DURATION;
            default -> ShockQuantity.SIZE;
        };
    }
}
