package io.stampede.coordinator.compare;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What a report says of contagion.
 *
 * @param venues with the probability of their distress, in the order of the report
 * @param branchingRatio of liquidations; absent where none was fitted
 */
public record ContagionFigures(List<VenueDistress> venues, OptionalDouble branchingRatio) {
    public ContagionFigures {
        venues = List.copyOf(venues);
    }

    /**
     * A venue's distress.
     *
     * @param share probability of it
     */
    public record VenueDistress(String venue, double share) {}

    /** Reads what there is of it: reports of before have less. */
    static ContagionFigures read(JsonField document) {
        List<VenueDistress> shares = new ArrayList<>();
        JsonField venues = document.get("contagion").get("venues");
        for (JsonNode node : venues.node()) {
            JsonField venue = new JsonField(venues.source(), venues.path(), node);
            if (!venue.get("distressedShare").isAbsent()) {
                shares.add(new VenueDistress(
                        venue.get("venue").text(), venue.get("distressedShare").number()));
            }
        }
        JsonField ratio = document.get("selfExcitation").get("branchingRatio");
        return new ContagionFigures(
                shares, ratio.isAbsent() ? OptionalDouble.empty() : OptionalDouble.of(ratio.number()));
    }
}
