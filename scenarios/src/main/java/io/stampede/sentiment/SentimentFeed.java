package io.stampede.sentiment;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.market.ConsolidatedTape;
import io.stampede.market.VenueBoard;
import io.stampede.spec.TopicKind;
import io.stampede.world.NewsItem;
import io.stampede.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The feed that carries price moves, news, liquidations and panic to every leveraged trader, in every lane. */
public final class SentimentFeed implements LaneState {
    /** How much news about another venue or collateral matters, against news about one's own. */
    public static final double ELSEWHERE = 0.3;

    private final SentimentTerms terms;
    private final OptimismTerms optimism;
    private final List<String> venueNames;
    private final Exposure exposure;
    private final int[] firstTrader;
    private final long[] panicCount;
    private int step;
    private boolean wasHalted;
    private boolean followsSolvency;

    /**
     * A feed before the first step.
     *
     * @param venueNames in the specification's order
     * @param tradersPerVenue leveraged traders of each venue; numbered venue by venue
     */
    public SentimentFeed(
            SentimentTerms terms, OptimismTerms optimism, List<String> venueNames, int[] tradersPerVenue, int lanes) {
        this.terms = terms;
        this.optimism = optimism;
        this.venueNames = List.copyOf(venueNames);
        firstTrader = new int[tradersPerVenue.length + 1];
        for (int venue = 0; venue < tradersPerVenue.length; venue++) {
            firstTrader[venue + 1] = firstTrader[venue] + tradersPerVenue[venue];
        }
        exposure = new Exposure(venueNames, firstTrader[tradersPerVenue.length], lanes);
        panicCount = new long[lanes];
    }

    /** What stirs the traders now. */
    public Exposure exposure() {
        return exposure;
    }

    /** Traders in panic, per lane, after the last step. */
    public long[] panicCount() {
        return panicCount;
    }

    /** Takes in the step's prices, liquidations and news. */
    public void stir(ConsolidatedTape tape, World world, List<VenueBoard> venues) {
        if (step < optimism.steps()) {
            hope(tape.trend());
        }
        step++;
        stirByHalts(venues);
        fearForVenues(world);
        if (!terms.enabled()) {
            return;
        }
        for (int side = 1; side >= -1; side -= 2) {
            stirByPrice(side, tape);
            for (int venue = 0; venue < venueNames.size(); venue++) {
                stirByNews(venue, side, world);
                combine(venue, side);
            }
        }
        List<NewsItem> aboutCollateral = new ArrayList<>();
        for (NewsItem item : world.scheduled()) {
            if (item.topic().kind() == TopicKind.COLLATERAL) {
                aboutCollateral.add(item);
            }
        }
        exposure.setCollateralNews(aboutCollateral);
        exposure.setDenials(world.scheduled().stream()
                .filter(item -> Arrays.stream(item.denial()).anyMatch(part -> part > 0))
                .toList());
    }

    /** Withdrawals halted at the own venue, or else at another one. */
    private void stirByHalts(List<VenueBoard> venues) {
        boolean anywhere = false;
        for (VenueBoard venue : venues) {
            anywhere |= !LaneMask.isEmpty(venue.status().withdrawalsHalted());
        }
        if (!anywhere && !wasHalted) {
            return;
        }
        wasHalted = anywhere;
        for (int venue = 0; venue < venueNames.size(); venue++) {
            double[] halt = exposure.halt(venue);
            for (int lane = 0; lane < halt.length; lane++) {
                halt[lane] = terms.haltWeight() * haltFactor(venues, venue, lane);
            }
        }
    }

    private double haltFactor(List<VenueBoard> venues, int venue, int lane) {
        if (LaneMask.contains(venues.get(venue).status().withdrawalsHalted(), lane)) {
            return 1.0;
        }
        for (VenueBoard other : venues) {
            if (LaneMask.contains(other.status().withdrawalsHalted(), lane)) {
                return terms.haltContagion();
            }
        }
        return 0;
    }

    /** Fear that a venue cannot pay: from news about venues, and from halts; it fades as all fear does. */
    private void fearForVenues(World world) {
        if (!followsSolvency) {
            return;
        }
        for (int venue = 0; venue < venueNames.size(); venue++) {
            double[] fear = exposure.solvencyFear(venue);
            for (int lane = 0; lane < fear.length; lane++) {
                double severity = 0;
                for (NewsItem item : world.scheduled()) {
                    if (item.topic().kind() == TopicKind.VENUE) {
                        severity += item.bad()[lane] * exposure.relevance(item, venue);
                    }
                }
                double stirred = terms.newsWeight() * severity + exposure.halt(venue)[lane];
                double faded = fear[lane] * terms.decay();
                fear[lane] = faded + (1.0 - faded) * SentimentTerms.saturated(stirred);
            }
        }
    }

    /** Whether users fear for their venues, too: where they may withdraw. */
    public SentimentFeed followingSolvency(boolean follows) {
        followsSolvency = follows;
        return this;
    }

    private void hope(double[] trend) {
        double[] feeling = exposure.optimism();
        for (int lane = 0; lane < feeling.length; lane++) {
            feeling[lane] += (optimism.drive(trend[lane]) - feeling[lane]) * optimism.following();
        }
    }

    private void stirByPrice(int side, ConsolidatedTape tape) {
        double weight = terms.priceWeight() * (side > 0 ? 1.0 : terms.shortAsymmetry());
        double[] price = exposure.price(side);
        double[] liquidation = exposure.liquidation(side);
        for (int lane = 0; lane < price.length; lane++) {
            double adverse = -side * tape.minuteReturn()[lane];
            price[lane] = terms.adverseScale() == 0 ? 0 : weight * Math.max(adverse / terms.adverseScale() - 1.0, 0);
            liquidation[lane] = adverse > 0
                    ? terms.liquidationWeight() * (tape.liquidatedShare()[lane] / terms.liquidationScale())
                    : 0;
        }
    }

    private void stirByNews(int venue, int side, World world) {
        double[] news = exposure.news(venue, side);
        if (side > 0) {
            System.arraycopy(world.severity(), 0, news, 0, news.length);
        } else {
            Arrays.fill(news, 0);
        }
        for (NewsItem item : world.scheduled()) {
            if (item.topic().kind() != TopicKind.COLLATERAL) {
                double relevance = exposure.relevance(item, venue);
                double[] severity = item.severity(side);
                for (int lane = 0; lane < news.length; lane++) {
                    news[lane] += relevance == 1.0 ? severity[lane] : severity[lane] * relevance;
                }
            }
        }
    }

    private void combine(int venue, int side) {
        double[] price = exposure.price(side);
        double[] liquidation = exposure.liquidation(side);
        double[] news = exposure.news(venue, side);
        double[] held = exposure.held(venue, side);
        double[] flat = exposure.flat(venue, side);
        double[] halt = exposure.halt(venue);
        for (int lane = 0; lane < held.length; lane++) {
            double stirred = terms.newsWeight() * news[lane];
            held[lane] = price[lane] + stirred + liquidation[lane] + halt[lane];
            flat[lane] = stirred + halt[lane];
        }
    }

    /** Takes in who panics after a step, from the venues' boards in venue order. */
    public void listen(List<VenueBoard> venues) {
        int words = exposure.words();
        long[] panicking = exposure.panicking();
        LaneMask.clear(exposure.anyPanicking());
        Arrays.fill(panicCount, 0);
        for (int venue = 0; venue < venues.size(); venue++) {
            int from = firstTrader[venue] * words;
            int length = firstTrader[venue + 1] * words - from;
            System.arraycopy(venues.get(venue).panicking(), 0, panicking, from, length);
        }
        for (int position = 0; position < panicking.length; position++) {
            long word = panicking[position];
            int lanes = position % words << 6;
            exposure.anyPanicking()[position % words] |= word;
            while (word != 0) {
                panicCount[lanes + Long.numberOfTrailingZeros(word)]++;
                word &= word - 1;
            }
        }
    }

    @Override
    public void copyLane(int from, int to) {
        exposure.copyLane(from, to);
        LaneCopy.rows(from, to, panicCount);
    }
}
