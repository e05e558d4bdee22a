package io.stampede.validation;

import java.util.Optional;

/**
 * A cell of history beside the same cell of the model.
 *
 * @param cell which
 * @param history what history says
 * @param model where the model's scenarios lie; empty if they were not played, or none of them has the cell
 * @param verdict of the comparison
 */
public record CellComparison(EventCell cell, HistoricalFigure history, Optional<ModelRange> model, Verdict verdict) {
    /** What a comparison says. */
    public enum Verdict {
        /** The historical figure lies in the range of nine in ten scenarios. */
        WITHIN,
        /** All but one scenario in twenty stay below the historical figure. */
        TOO_LOW,
        /** The same, but the range of the sources reaches that of the model. */
        TOO_LOW_BUT_DISPUTED,
        /** All but one scenario in twenty exceed the historical figure. */
        TOO_HIGH,
        /** The same, but the range of the sources reaches that of the model. */
        TOO_HIGH_BUT_DISPUTED,
        /** History has none. */
        NO_FIGURE,
        /** The historical low came later than the model's scenarios last. */
        BEYOND_HORIZON,
        /** The model was not played, or has none. */
        NOT_MEASURED
    }

    /**
     * Compares.
     *
     * @param horizonHours how long the model's scenarios last after the first shock
     */
    public static CellComparison of(
            EventCell cell, HistoricalFigure history, Optional<ModelRange> model, double horizonHours) {
        return new CellComparison(cell, history, model, verdict(cell, history, model, horizonHours));
    }

    /** A cell of an event that was not played. */
    public static CellComparison notMeasured(EventCell cell, HistoricalFigure history) {
        return of(cell, history, Optional.empty(), Double.POSITIVE_INFINITY);
    }

    private static Verdict verdict(
            EventCell cell, HistoricalFigure history, Optional<ModelRange> model, double horizonHours) {
        if (!(history instanceof HistoricalFigure.Known known)) {
            return Verdict.NO_FIGURE;
        }
        if (cell == EventCell.HOURS_TO_LOW && known.figure() > horizonHours) {
            return Verdict.BEYOND_HORIZON;
        }
        if (model.isEmpty()) {
            return Verdict.NOT_MEASURED;
        }
        ModelRange range = model.get();
        if (range.high() < known.figure()) {
            return range.high() < known.low() ? Verdict.TOO_LOW : Verdict.TOO_LOW_BUT_DISPUTED;
        }
        if (range.low() > known.figure()) {
            return range.low() > known.high() ? Verdict.TOO_HIGH : Verdict.TOO_HIGH_BUT_DISPUTED;
        }
        return Verdict.WITHIN;
    }
}
