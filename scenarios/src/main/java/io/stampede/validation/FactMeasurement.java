package io.stampede.validation;

/**
 * A stylised fact as the model shows it.
 *
 * @param fact which
 * @param value of the statistic; NaN if the scenarios played do not show it
 * @param spread how sure it is, or how scenarios differ
 * @param sample what it was computed of, in a few words
 */
public record FactMeasurement(StylisedFact fact, double value, Spread spread, String sample) {
    /** What stands beside a value. */
    public sealed interface Spread {}

    /**
     * Its standard error.
     *
     * @param error NaN if there are too few scenarios
     */
    public record StandardError(double error) implements Spread {}

    /** The range that holds 95 % of what the value may truly be. */
    public record Confidence(double low, double high) implements Spread {}

    /** The range that holds nine in ten scenarios; the value is their median. */
    public record Scenarios(double low, double high) implements Spread {}

    /** Nothing: the value has no error. */
    public record Exact() implements Spread {}

    /** The median of scenarios and their range. */
    static FactMeasurement ofScenarios(StylisedFact fact, double[] values, String sample) {
        if (values.length == 0) {
            return new FactMeasurement(fact, Double.NaN, new Exact(), sample);
        }
        ModelRange range = new ModelRange(values);
        return new FactMeasurement(fact, range.median(), new Scenarios(range.low(), range.high()), sample);
    }
}
