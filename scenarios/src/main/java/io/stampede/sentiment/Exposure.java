package io.stampede.sentiment;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.spec.TopicKind;
import io.stampede.world.NewsItem;
import java.util.List;

/**
 * What stirs the leveraged traders in a step, whoever they are, per venue, side and lane; and who panics. The sentiment
 * feed writes it before the traders decide; until all have, nobody writes.
 */
public final class Exposure implements LaneState {
    private final int words;
    private final double[][] held;
    private final double[][] flat;
    private final double[][] price;
    private final double[][] news;
    private final double[][] liquidation;
    private final double[] optimism;
    private final double[][] halt;
    private final double[][] solvencyFear;
    private final List<String> venueNames;
    private List<NewsItem> denials = List.of();
    private final long[] panicking;
    private final long[] anyPanicking;
    private List<NewsItem> collateralNews = List.of();

    /** Nothing stirs and nobody panics. */
    Exposure(List<String> venueNames, int traders, int lanes) {
        int venues = venueNames.size();
        this.venueNames = List.copyOf(venueNames);
        halt = new double[venues][lanes];
        solvencyFear = new double[venues][lanes];
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

    /** The part of {@link #held} and {@link #flat} that comes from withdrawals being halted. */
    public double[] halt(int venue) {
        return halt[venue];
    }

    /** How much users fear that a venue cannot pay, 0 to 1. */
    public double[] solvencyFear(int venue) {
        return solvencyFear[venue];
    }

    /** This step's denials of rumours. */
    public List<NewsItem> denials() {
        return denials;
    }

    void setDenials(List<NewsItem> items) {
        denials = List.copyOf(items);
    }

    /** How much news matter at a venue to those who do not hold the collateral they may be about. */
    public double relevance(NewsItem item, int venue) {
        boolean here = item.topic().kind() == TopicKind.MARKET
                || (item.topic().kind() == TopicKind.VENUE
                        && item.topic().name().equals(venueNames.get(venue)));
        return here ? 1.0 : SentimentFeed.ELSEWHERE;
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

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, held);
        LaneCopy.rows(from, to, flat);
        LaneCopy.rows(from, to, price);
        LaneCopy.rows(from, to, news);
        LaneCopy.rows(from, to, liquidation);
        LaneCopy.rows(from, to, halt);
        LaneCopy.rows(from, to, solvencyFear);
        LaneCopy.rows(from, to, optimism);
        LaneCopy.masks(from, to, anyPanicking);
        LaneCopy.maskRows(from, to, words, panicking);
    }
}
