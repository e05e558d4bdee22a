package io.stampede.validation;

import io.stampede.outcome.Metric;
import java.util.Optional;

/** What is compared between a historical event and the model: the rows of an event's table. */
public enum EventCell {
    /** From the start to the lowest price. */
    PRICE_DROP("Fall of the price", Metric.MAX_DROP, true),
    /** From the first shock to the lowest price, in hours. */
    HOURS_TO_LOW("Hours to the low", Metric.TIME_TO_LOW, false),
    /** Notional of liquidation orders over the open interest before. */
    LIQUIDATED("Liquidated / open interest", Metric.LIQUIDATED_NOTIONAL, true),
    /** From the start to the lowest open interest. */
    OPEN_INTEREST_DROP("Fall of open interest", Metric.OPEN_INTEREST_DROP, true),
    /** What was missing of the books' depth at the worst. */
    DEPTH_DROP("Fall of depth", Metric.DEPTH_WITHDRAWAL, true),
    /** Notional closed by auto-deleveraging over the open interest before. */
    DELEVERAGED("Auto-deleveraged / open interest", Metric.AUTO_DELEVERAGED_NOTIONAL, true),
    /** What the insurance funds had lost at their lowest. */
    FUND_DRAW("Insurance fund used", Metric.INSURANCE_FUND_DRAW, true);

    private static final double SECONDS_PER_HOUR = 3600;

    private final String title;
    private final Metric metric;
    private final boolean isRatio;

    EventCell(String title, Metric metric, boolean isRatio) {
        this.title = title;
        this.metric = metric;
        this.isRatio = isRatio;
    }

    /** Its name in a table. */
    public String title() {
        return title;
    }

    /** Whether its values are ratios; else they are hours. */
    public boolean isRatio() {
        return isRatio;
    }

    /**
     * Where the model's scenarios lie, in this cell's unit; empty if none of them has it.
     *
     * @param startHours from when hours are counted; a low before that counts as 0
     */
    public Optional<ModelRange> range(ExperimentResult result, double startHours) {
        double[] values = result.values(metric);
        for (int index = 0; index < values.length && !isRatio; index++) {
            values[index] = Math.max(0, values[index] / SECONDS_PER_HOUR - startHours);
        }
        return values.length == 0 ? Optional.empty() : Optional.of(new ModelRange(values));
    }
}
