package io.stampede.sentiment;

import io.stampede.lanes.LaneMask;
import io.stampede.market.ConsolidatedTape;
import io.stampede.market.VenueBoard;
import io.stampede.spec.TopicKind;
import io.stampede.world.NewsItem;
import io.stampede.world.World;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The feed that carries price moves, news, liquidations and panic to every leveraged trader, in every lane. */
public final class SentimentFeed {
    /** How much news about another venue or collateral matters, against news about one's own. */
    public static final double ELSEWHERE = 0.3;

    private final SentimentTerms terms;
    private final List<String> venueNames;
    private final Exposure exposure;
    private final int[] firstTrader;
    private final long[] panicCount;

    /**
     * A feed before the first step.
     *
     * @param venueNames in the specification's order
     * @param tradersPerVenue leveraged traders of each venue; numbered venue by venue
     */
    public SentimentFeed(SentimentTerms terms, List<String> venueNames, int[] tradersPerVenue, int lanes) {
        this.terms = terms;
        this.venueNames = List.copyOf(venueNames);
        firstTrader = new int[tradersPerVenue.length + 1];
        for (int venue = 0; venue < tradersPerVenue.length; venue++) {
            firstTrader[venue + 1] = firstTrader[venue] + tradersPerVenue[venue];
        }
        exposure = new Exposure(tradersPerVenue.length, firstTrader[tradersPerVenue.length], lanes);
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
    public void stir(ConsolidatedTape tape, World world) {
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
                double relevance = relevance(item, venue);
                double[] severity = item.severity(side);
                for (int lane = 0; lane < news.length; lane++) {
                    news[lane] += relevance == 1.0 ? severity[lane] : severity[lane] * relevance;
                }
            }
        }
    }

    private double relevance(NewsItem item, int venue) {
        boolean here = item.topic().kind() == TopicKind.MARKET
                || item.topic().name().equals(venueNames.get(venue));
        return here ? 1.0 : ELSEWHERE;
    }

    private void combine(int venue, int side) {
        double[] price = exposure.price(side);
        double[] liquidation = exposure.liquidation(side);
        double[] news = exposure.news(venue, side);
        double[] held = exposure.held(venue, side);
        double[] flat = exposure.flat(venue, side);
        for (int lane = 0; lane < held.length; lane++) {
            double stirred = terms.newsWeight() * news[lane];
            held[lane] = price[lane] + stirred + liquidation[lane];
            flat[lane] = stirred;
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
}
