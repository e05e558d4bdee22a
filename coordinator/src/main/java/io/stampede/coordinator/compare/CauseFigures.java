package io.stampede.coordinator.compare;

/**
 * What a report says of the causes of one figure: three shares that add up to the total.
 *
 * @param figure {@code mean}, or the level of an expected shortfall as its key
 * @param total the figure
 * @param shock what comes from outside
 * @param panic what panic adds
 * @param liquidation what forced liquidation adds
 */
public record CauseFigures(String figure, double total, double shock, double panic, double liquidation) {
    /** The {@link #figure} of a mean. */
    public static final String MEAN = "mean";

    static CauseFigures read(String figure, JsonField shares) {
        return new CauseFigures(
                figure,
                shares.get("total").number(),
                shares.get("shock").get("value").number(),
                shares.get("panic").get("value").number(),
                shares.get("liquidation").get("value").number());
    }
}
