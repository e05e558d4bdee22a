package io.stampede.sentiment;

import io.stampede.lanes.LaneMask;
import io.stampede.world.NewsItem;
import java.util.List;

/**
 * What stirs the leveraged traders in a step, whoever they are, per venue, side and lane; and who panics. The sentiment
 * feed writes it before the traders decide; until all have, nobody writes.
 */
public final class Exposure {
    private final int words;
    private final double[][] held;
    private final double[][] flat;
    private final double[][] price;
    private final double[][] news;
    private final double[][] liquidation;
    private final double[] optimism;
    private final long[] panicking;
    private final long[] anyPanicking;
    private List<NewsItem> collateralNews = List.of();

    /** Nothing stirs and nobody panics. */
    Exposure(int venues, int traders, int lanes) {
        words = LaneMask.words(lanes);
        held = new double[2 * venues][lanes];
        flat = new double[2 * venues][lanes];
        price = new double[2][lanes];
        news = new double[2 * venues][lanes];
        liquidation = new double[2][lanes];
        optimism = new double[lanes];
        panicking = new long[traders * words];
        anyPanicking = new long[words];
    }

    private static int row(int venue, int side) {
        return 2 * venue + (side > 0 ? 0 : 1);
    }

    /** Stimulus of traders of a venue and side that hold a position, before their own margin and collateral. */
    public double[] held(int venue, int side) {
        return held[row(venue, side)];
    }

    /** Stimulus of traders of a venue and side that are flat. */
    public double[] flat(int venue, int side) {
        return flat[row(venue, side)];
    }

    /** The part of {@link #held} that comes from the price. */
    public double[] price(int side) {
        return price[row(0, side)];
    }

    /** Severity of the news that concern traders of a venue and side. */
    public double[] news(int venue, int side) {
        return news[row(venue, side)];
    }

    /** The part of {@link #held} that comes from others' liquidations. */
    public double[] liquidation(int side) {
        return liquidation[row(0, side)];
    }

    /** Optimism of a build-up, 0 to 1. */
    public double[] optimism() {
        return optimism;
    }

    /** This step's news about a collateral, which depend on what each trader holds. */
    public List<NewsItem> collateralNews() {
        return collateralNews;
    }

    void setCollateralNews(List<NewsItem> items) {
        collateralNews = List.copyOf(items);
    }

    /** Words of 64 lanes in which a trader panicked at the end of the last step; trader-major. */
    public long[] panicking() {
        return panicking;
    }

    /** Number of words a trader has in {@link #panicking()}. */
    public int words() {
        return words;
    }

    /** Lanes in which anybody panicked. */
    public long[] anyPanicking() {
        return anyPanicking;
    }
}
