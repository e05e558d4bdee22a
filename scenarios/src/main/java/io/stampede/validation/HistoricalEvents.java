package io.stampede.validation;

import io.stampede.spec.BundledDocument;
import io.stampede.spec.TextResource;
import io.stampede.validation.HistoricalEvent.Fit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The historical events, read from {@code events.yaml}: their figures, sources and what was fitted to them. */
public final class HistoricalEvents {
    private static final String FILE = "events.yaml";

    private HistoricalEvents() {}

    /** All events, in the order of the file. */
    public static List<HistoricalEvent> all() {
        return read(TextResource.read(HistoricalEvents.class, FILE), FILE);
    }

    /**
     * Reads a file of events.
     *
     * @param file its name, for messages
     * @throws io.stampede.spec.InvalidSpecificationException for the first thing that is wrong
     */
    static List<HistoricalEvent> read(String text, String file) {
        BundledDocument list = BundledDocument.read(text, file).only("events").required("events");
        List<HistoricalEvent> events = new ArrayList<>();
        for (BundledDocument item : list.items()) {
            HistoricalEvent event = event(item);
            if (events.stream().anyMatch(other -> other.specification().equals(event.specification()))) {
                throw item.required("specification").refusal("is given twice", "each event once");
            }
            events.add(event);
        }
        if (events.stream().noneMatch(HistoricalEvent::heldOut)) {
            throw list.refusal("holds no event out", "heldOut: true for at least one");
        }
        return events;
    }

    private static HistoricalEvent event(BundledDocument item) {
        item.only("specification", "title", "heldOut", "fitted", "cells");
        List<Fit> fits = item.required("fitted").items().stream()
                .map(HistoricalEvents::fit)
                .toList();
        boolean heldOut = item.required("heldOut").flag();
        Map<EventCell, HistoricalFigure> cells = cells(item.required("cells"));
        if (heldOut && !fits.isEmpty()) {
            throw item.required("fitted").refusal("is not empty", "no fitted parameter of an event that is held out");
        }
        for (int index = 0; index < fits.size(); index++) {
            for (EventCell cell : fits.get(index).reaches()) {
                if (cells.get(cell) instanceof HistoricalFigure.Absent) {
                    throw item.required("fitted")
                            .items()
                            .get(index)
                            .refusal("reaches " + cell + ", which has no figure", "cells with a figure");
                }
            }
        }
        return new HistoricalEvent(
                item.required("specification").text(), item.required("title").text(), heldOut, fits, cells);
    }

    private static Fit fit(BundledDocument item) {
        item.only("parameter", "reaches", "why");
        BundledDocument reaches = item.required("reaches");
        List<EventCell> cells = reaches.items().stream()
                .map(cell -> cell.choice(EventCell.class))
                .toList();
        if (cells.isEmpty()) {
            throw reaches.refusal("is empty", "the cells that the parameter was chosen for");
        }
        return new Fit(
                item.required("parameter").text(), cells, item.required("why").text());
    }

    private static Map<EventCell, HistoricalFigure> cells(BundledDocument item) {
        List<String> names =
                java.util.Arrays.stream(EventCell.values()).map(EventCell::name).toList();
        item.only(names.toArray(String[]::new));
        Map<EventCell, HistoricalFigure> cells = new EnumMap<>(EventCell.class);
        for (EventCell cell : EventCell.values()) {
            cells.put(cell, figure(cell, item.required(cell.name())));
        }
        return cells;
    }

    private static HistoricalFigure figure(EventCell cell, BundledDocument item) {
        if (item.only("figure", "low", "high", "source", "absent")
                .field("absent")
                .isPresent()) {
            return new HistoricalFigure.Absent(
                    item.only("absent").required("absent").text());
        }
        BundledDocument written = item.required("figure");
        double figure = written.number();
        double low = item.field("low").map(BundledDocument::number).orElse(figure);
        double high = item.field("high").map(BundledDocument::number).orElse(figure);
        if (!(low <= figure && figure <= high && low >= 0)) {
            throw written.refusal("is " + figure + ", not within [" + low + ", " + high + "]", "low ≤ figure ≤ high");
        }
        if (cell.isRatio() && high > 1) {
            throw written.refusal("reaches up to " + high, "ratios up to 1: 0.19 is 19 %");
        }
        return new HistoricalFigure.Known(
                figure, low, high, item.required("source").text());
    }
}
