package io.stampede.validation;

/** What history says of a cell. */
public sealed interface HistoricalFigure {
    /**
     * A figure.
     *
     * @param figure the one that the model is compared with
     * @param low the lowest that a source has, the figure itself where they agree
     * @param high the highest that a source has
     * @param source who says so
     */
    record Known(double figure, double low, double high, String source) implements HistoricalFigure {}

    /**
     * No figure.
     *
     * @param why there is none, or none that the model could be compared with
     */
    record Absent(String why) implements HistoricalFigure {}
}
