package io.stampede.validation;

import java.util.List;
import java.util.Map;

/**
 * A historical event, and the bundled specification that is meant to play it.
 *
 * @param specification name of the bundled specification
 * @param title of its table
 * @param heldOut whether no parameter of the specification was chosen by looking at this event's figures
 * @param fits parameters that were
 * @param cells every {@link EventCell}, in their order
 */
public record HistoricalEvent(
        String specification, String title, boolean heldOut, List<Fit> fits, Map<EventCell, HistoricalFigure> cells) {
    public HistoricalEvent {
        fits = List.copyOf(fits);
    }

    /**
     * A parameter that was chosen so that the model reaches figures of this event: those cells are no evidence.
     *
     * @param parameter of the specification, in words
     * @param reaches the cells looked at
     * @param why how it was chosen
     */
    public record Fit(String parameter, List<EventCell> reaches, String why) {
        public Fit {
            reaches = List.copyOf(reaches);
        }
    }

    /** What a cell's agreement is worth. */
    public enum Evidence {
        /** Nothing: a parameter was chosen to reach it. */
        FITTED,
        /** Something: parameters were chosen to reach other cells of this event. */
        NOT_FITTED,
        /** The most: no parameter was chosen by any cell of this event. */
        OUT_OF_SAMPLE
    }

    /** What the agreement of a cell is worth. */
    public Evidence evidence(EventCell cell) {
        if (fits.stream().anyMatch(fit -> fit.reaches().contains(cell))) {
            return Evidence.FITTED;
        }
        return fits.isEmpty() ? Evidence.OUT_OF_SAMPLE : Evidence.NOT_FITTED;
    }
}
