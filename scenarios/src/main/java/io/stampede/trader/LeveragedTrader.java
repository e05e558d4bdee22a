package io.stampede.trader;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;
import io.stampede.market.Decision;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;
import io.stampede.sentiment.SentimentFeed;
import io.stampede.sentiment.SentimentTerms;
import io.stampede.sentiment.SocialNetwork;
import io.stampede.world.NewsItem;

/**
 * A leveraged trader in every lane: afraid of adverse moves, bad news, others' liquidations and its own margin; it may
 * panic and then closes part of its position, whatever the price.
 *
 * <p>A lane is calm, in panic, or spent (it has panicked and will not again for a while). Panic is decided by fear and
 * by panicking neighbours.
 *
 * @source Rescorla and Wagner (1972) for fear; Renzini and Epstein (2026) for fear in traders
 */
public final class LeveragedTrader implements Trader {
    /** The last bit of a number below 1. */
    private static final double ROUNDING = 0x1.0p-53;

    private final int number;
    private final int side;
    private final int venue;
    private final SentimentTerms terms;
    private final PanicHazard hazard;
    private final NeighbourCount neighbours;
    private final long[] panicKeys;
    private final PanicThresholds thresholds;
    private final Reentry reentry;
    private final double[] susceptibility;
    private CreditBuying buying = CreditBuying.NONE;
    private final double[] fear;
    private final long[] panicking;
    private final long[] spent;
    private final int[] stepsLeft;
    private long[] exitLeft = new long[0];
    private long[] exitPace = new long[0];

    /**
     * A calm trader.
     *
     * @param number the trader's number in the whole market
     * @param side +1 if it is long by nature, −1 if short
     * @param venue index of its venue
     * @param draws its random numbers
     * @param susceptibility the most fear it can feel, per lane, in [0, 1]
     */
    public LeveragedTrader(
            int number,
            int side,
            int venue,
            SentimentTerms terms,
            SocialNetwork network,
            TraderDraws draws,
            double[] susceptibility) {
        this.number = number;
        this.side = side;
        this.venue = venue;
        this.terms = terms;
        this.hazard = PanicHazard.of(terms);
        this.neighbours = new NeighbourCount(network, number);
        this.panicKeys = draws.of(Purpose.PANIC).keys();
        this.thresholds = PanicThresholds.of(terms, draws, susceptibility.length);
        this.reentry = new Reentry(terms.temper().reentryProbability(), draws);
        this.susceptibility = susceptibility;
        int lanes = susceptibility.length;
        fear = new double[lanes];
        panicking = new long[LaneMask.words(lanes)];
        spent = new long[LaneMask.words(lanes)];
        stepsLeft = new int[lanes];
    }

    /** This trader, buying on credit in a build-up. */
    public LeveragedTrader buying(CreditBuying given) {
        buying = given;
        return this;
    }

    @Override
    public void decide(Passbook account, TradingScreen screen, Exposure exposure, Decision decision) {
        if (!terms.enabled()) {
            java.util.Arrays.fill(decision.fearWeight(), 0);
            LaneMask.clear(decision.panicking());
            stirByMargin(account, screen, decision);
            buying.order(account, screen, exposure, panicking, spent);
            return;
        }
        stirByMarket(account, exposure, decision.stimulus());
        if (!exposure.collateralNews().isEmpty()) {
            stirByCollateralNews(account, exposure, decision.stimulus());
        }
        stirByMargin(account, screen, decision);
        stirByDeleveraging(account, decision.stimulus());
        calmByDenials(account, exposure);
        FearKernel.feel(fear, susceptibility, decision.stimulus(), terms.decay());
        FearKernel.weigh(decision.fearWeight(), fear, account.lots());
        long offset = RandomAddress.offset(screen.step(), 0);
        for (int word = 0; word < panicking.length; word++) {
            long blocked = panicking[word] | spent[word] | account.flat()[word];
            runDown(word, panicking[word] | spent[word]);
            enterPanic(word, panics(word, blocked, exposure, decision.numbers(), offset), account, screen);
            exit(word, account, screen);
            reentry.order(word, ~(panicking[word] | spent[word]), fear, account, screen);
            decision.panicking()[word] = panicking[word];
        }
        buying.order(account, screen, exposure, panicking, spent);
    }

    /** A denial takes away some of the fear of those whom the rumour hurt. */
    private void calmByDenials(Passbook account, Exposure exposure) {
        if (side < 0 || exposure.denials().isEmpty()) {
            return;
        }
        for (NewsItem item : exposure.denials()) {
            double elsewhere = exposure.relevance(item, venue);
            for (int lane = 0; lane < fear.length; lane++) {
                boolean holds = account.collateral()[lane] > 0 && item.collateral() == account.collateralKind()[lane];
                fear[lane] *= 1.0 - item.denial()[lane] * (holds ? 1.0 : elsewhere);
            }
        }
    }

    /** What stirs everybody of this venue and side; the flat only hear the news. */
    private void stirByMarket(Passbook account, Exposure exposure, double[] stimulus) {
        System.arraycopy(exposure.held(venue, side), 0, stimulus, 0, stimulus.length);
        double[] whenFlat = exposure.flat(venue, side);
        for (int word = 0; word < panicking.length; word++) {
            long flat = account.flat()[word];
            while (flat != 0) {
                int lane = (word << 6) + Long.numberOfTrailingZeros(flat);
                flat &= flat - 1;
                stimulus[lane] = whenFlat[lane];
            }
        }
    }

    /**
     * The lanes of a word that panic now. All draw; only those whose number is so low that the highest fear of the word
     * could make them panic are looked at one by one, and only for these neighbours are counted.
     */
    private long panics(int word, long blocked, Exposure exposure, long[] numbers, long offset) {
        int from = word << 6;
        int to = Math.min(from + Long.SIZE, fear.length);
        boolean contagious = exposure.anyPanicking()[word] != 0 && terms.contagionRate() != 0;
        long limit = hazard.screen(
                FearKernel.highest(fear, from, to), contagious ? neighbours.most() : 0, thresholds.lowest(from, to));
        if (!FearKernel.drawBelow(numbers, panicKeys, from, to, offset, limit)) {
            return 0;
        }
        long candidates = FearKernel.below(numbers, from, to, limit) & ~blocked;
        if (candidates == 0) {
            return 0;
        }
        boolean infected = contagious && neighbours.count(exposure, word) != 0;
        long panics = 0;
        while (candidates != 0) {
            int bit = Long.numberOfTrailingZeros(candidates);
            candidates &= candidates - 1;
            int lane = from + bit;
            double probability =
                    hazard.probability(fear[lane], infected ? neighbours.of(bit) : 0, thresholds.power(lane));
            if (PanicHazard.panics(numbers[lane], probability)) {
                panics |= 1L << bit;
            }
        }
        return panics;
    }

    /**
     * News about a collateral count in full for those who hold it, less for others; the sum is taken anew for these.
     */
    private void stirByCollateralNews(Passbook account, Exposure exposure, double[] stimulus) {
        double[] news = exposure.news(venue, side);
        for (int lane = 0; lane < stimulus.length; lane++) {
            double severity = news[lane];
            for (NewsItem item : exposure.collateralNews()) {
                boolean holds = account.collateral()[lane] > 0 && item.collateral() == account.collateralKind()[lane];
                double own = item.severity(side)[lane];
                severity += holds ? own : own * SentimentFeed.ELSEWHERE;
            }
            double stirred = terms.newsWeight() * severity;
            stimulus[lane] = account.lots()[lane] != 0
                    ? exposure.price(side)[lane]
                            + stirred
                            + exposure.liquidation(side)[lane]
                            + exposure.halt(venue)[lane]
                    : stirred + exposure.halt(venue)[lane];
        }
    }

    /** Adds what the own margin ratio above one half stirs, and notes negative equity. */
    private void stirByMargin(Passbook account, TradingScreen screen, Decision decision) {
        long[] lots = account.lots();
        long[] balance = account.balance();
        long[] marks = screen.marks();
        double[] stimulus = decision.stimulus();
        int offset = screen.sideOffset(side);
        for (int from = 0; from < fear.length; from += Long.SIZE) {
            long loud = FearKernel.loud(account.quietMark(), screen.sideMarks(), offset, from);
            while (loud != 0) {
                int lane = from + Long.numberOfTrailingZeros(loud);
                loud &= loud - 1;
                long equity = balance[lane] + lots[lane] * marks[lane];
                stimulus[lane] += terms.marginWeight() * strain(screen, account, lane, equity);
                if (equity < 0) {
                    decision.noteNegativeEquity(lane, -equity);
                }
            }
        }
    }

    /** The margin ratio from one half to one, as 0 to 1. (Comparisons: the library's minimum costs twice the rest.) */
    private static double strain(TradingScreen screen, Passbook account, int lane, long equity) {
        long notional = Math.abs(account.lots()[lane]) * screen.marks()[lane];
        if (notional == 0) {
            return 0;
        }
        if (equity <= 0) {
            return 1;
        }
        double ratio = (double) screen.maintenance(notional, account.marginTier(), lane) / (double) equity;
        double strain = (ratio - 0.5) / 0.5;
        return strain > 0 ? (strain < 1 ? strain : 1) : 0;
    }

    private void stirByDeleveraging(Passbook account, double[] stimulus) {
        if (LaneMask.isEmpty(account.deleveraged())) {
            return;
        }
        for (int lane = 0; lane < stimulus.length; lane++) {
            if (LaneMask.contains(account.deleveraged(), lane)) {
                stimulus[lane] += terms.deleveragedWeight();
            }
        }
    }

    /** Lets the timers of the lanes that are in panic or spent run down by a step. */
    private void runDown(int word, long timed) {
        long left = timed;
        while (left != 0) {
            int bit = Long.numberOfTrailingZeros(left);
            left &= left - 1;
            int lane = (word << 6) + bit;
            if (--stepsLeft[lane] == 0) {
                if ((panicking[word] >>> bit & 1) != 0) {
                    panicking[word] &= ~(1L << bit);
                    spent[word] |= 1L << bit;
                    stepsLeft[lane] = terms.refractorySteps();
                } else {
                    spent[word] &= ~(1L << bit);
                }
            }
        }
    }

    private void enterPanic(int word, long panics, Passbook account, TradingScreen screen) {
        long left = panics;
        while (left != 0) {
            int bit = Long.numberOfTrailingZeros(left);
            left &= left - 1;
            int lane = (word << 6) + bit;
            double size = Math.abs(account.lots()[lane]);
            if (exitLeft.length == 0) {
                exitLeft = new long[fear.length];
                exitPace = new long[fear.length];
            }
            panicking[word] |= 1L << bit;
            stepsLeft[lane] = terms.panicSteps();
            double share = capitulates(account, lane, screen.marks()[lane]) ? 1.0 : terms.exitShare();
            exitLeft[lane] = (long) Math.ceil(share * size);
            exitPace[lane] = (long) Math.ceil(size * terms.stepSeconds() / terms.exitSeconds());
            if (account.unfilled().length > 0) {
                account.unfilled()[lane] = 0;
            }
            LaneMask.add(account.everPanicked(), lane);
        }
    }

    /** Whether so much is lost that panic closes everything. */
    private boolean capitulates(Passbook account, int lane, long mark) {
        double cost = Math.abs((double) account.entryCost()[lane]);
        double loss = (double) (account.entryCost()[lane] - account.lots()[lane] * mark);
        return cost > 0 && loss >= terms.temper().capitulationLoss() * cost;
    }

    private void exit(int word, Passbook account, TradingScreen screen) {
        long left = panicking[word] & ~screen.withoutOrders()[word];
        while (left != 0) {
            int bit = Long.numberOfTrailingZeros(left);
            left &= left - 1;
            int lane = (word << 6) + bit;
            if (account.unfilled().length > 0) {
                exitLeft[lane] += account.unfilled()[lane];
                account.unfilled()[lane] = 0;
            }
            long held = account.lots()[lane];
            long lots = Math.min(Math.min(exitLeft[lane], Math.abs(held)), exitPace[lane]);
            exitLeft[lane] -= lots;
            account.order(lane, held > 0 ? -lots : lots);
        }
    }

    @Override
    public void addDigest(long[] digest) {
        for (int lane = 0; lane < fear.length; lane++) {
            digest[lane] +=
                    RandomAddress.mix(RandomAddress.GAMMA * (number + 1L) + Double.doubleToRawLongBits(fear[lane]));
        }
    }

    /** Fear is between 0 and what the trader can feel, which is at most 1; a boundless stimulus may round it up. */
    @Override
    public int laneOutOfBounds() {
        for (int lane = 0; lane < fear.length; lane++) {
            double most = Math.min(susceptibility[lane] + ROUNDING, 1);
            boolean within = fear[lane] >= 0 && fear[lane] <= most && susceptibility[lane] <= 1;
            if (!within) {
                return lane;
            }
        }
        return -1;
    }

    @Override
    public void copyLane(int from, int to) {
        thresholds.copyLane(from, to);
        LaneCopy.rows(from, to, susceptibility, fear);
        LaneCopy.rows(from, to, exitLeft, exitPace);
        LaneCopy.rows(from, to, stepsLeft);
        LaneCopy.masks(from, to, panicking, spent);
    }
}
