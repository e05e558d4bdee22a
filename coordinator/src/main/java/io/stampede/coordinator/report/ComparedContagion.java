package io.stampede.coordinator.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.compare.Comparison;
import io.stampede.coordinator.compare.ContagionFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** What both reports of a comparison say of contagion, side by side: of the venues that both have. */
final class ComparedContagion {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ContagionFigures one;
    private final ContagionFigures other;
    private final List<Row> venues = new ArrayList<>();

    ComparedContagion(Comparison comparison) {
        one = comparison.one().contagion();
        other = comparison.other().contagion();
        for (ContagionFigures.VenueDistress before : one.venues()) {
            for (ContagionFigures.VenueDistress after : other.venues()) {
                if (before.venue().equals(after.venue())) {
                    venues.add(new Row(before.venue(), before.share(), after.share()));
                }
            }
        }
    }

    private record Row(String venue, double one, double other) {}

    private boolean isEmpty() {
        return venues.isEmpty()
                && (one.branchingRatio().isEmpty() || other.branchingRatio().isEmpty());
    }

    /** Writes a section, if there is something to compare. */
    void write(StringBuilder text) {
        if (isEmpty()) {
            return;
        }
        ReportText.heading(text, "Contagion");
        TextTable table = new TextTable(1);
        table.row("", "A", "B", "B - A");
        for (Row row : venues) {
            table.row(
                    "distress of " + PlainText.oneLine(row.venue()) + ", %",
                    Figures.percent(row.one()),
                    Figures.percent(row.other()),
                    Figures.percent(row.other() - row.one()));
        }
        table.row("branching ratio", ratio(one.branchingRatio()), ratio(other.branchingRatio()), difference());
        table.writeTo(text);
    }

    private static String ratio(OptionalDouble ratio) {
        return ratio.isPresent() ? Figures.fixed(ratio.getAsDouble(), 3) : Figures.ABSENT;
    }

    private String difference() {
        return one.branchingRatio().isPresent() && other.branchingRatio().isPresent()
                ? Figures.fixed(
                        other.branchingRatio().getAsDouble()
                                - one.branchingRatio().getAsDouble(),
                        3)
                : Figures.ABSENT;
    }

    /** Shares of distress by venue and the branching ratio, {@code a} and {@code b}; empty if there is neither. */
    ObjectNode json() {
        ObjectNode node = JSON.objectNode();
        if (isEmpty()) {
            return node;
        }
        ObjectNode shares = node.putObject("distressedShare");
        for (Row row : venues) {
            ObjectNode share = shares.putObject(PlainText.wellFormed(row.venue()));
            share.put("a", row.one());
            share.put("b", row.other());
        }
        ObjectNode ratio = node.putObject("branchingRatio");
        ReportJson.put(ratio, "a", one.branchingRatio());
        ReportJson.put(ratio, "b", other.branchingRatio());
        return node;
    }
}
