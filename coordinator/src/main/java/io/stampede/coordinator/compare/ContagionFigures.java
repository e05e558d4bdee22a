package io.stampede.coordinator.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What a report says of contagion.
 *
 * @param distressedShares by venue, in the report's order, the probability of its distress
 * @param branchingRatio of liquidations; absent where none was fitted
 */
public record ContagionFigures(Map<String, Double> distressedShares, OptionalDouble branchingRatio) {
    /** Keeps the order. */
    public ContagionFigures {
        distressedShares = Collections.unmodifiableMap(new LinkedHashMap<>(distressedShares));
    }

    /** Reads what there is of it: reports of before have less. */
    static ContagionFigures read(JsonField document) {
        Map<String, Double> shares = new LinkedHashMap<>();
        JsonField venues = document.get("contagion").get("venues");
        for (JsonNode node : venues.node()) {
            JsonField venue = new JsonField(venues.source(), venues.path(), node);
            if (!venue.get("distressedShare").isAbsent()) {
                shares.put(
                        venue.get("venue").text(), venue.get("distressedShare").number());
            }
        }
        JsonField ratio = document.get("selfExcitation").get("branchingRatio");
        return new ContagionFigures(
                shares, ratio.isAbsent() ? OptionalDouble.empty() : OptionalDouble.of(ratio.number()));
    }
}
