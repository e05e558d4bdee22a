package io.stampede.outcome;

import java.util.List;
import java.util.function.Function;

/**
 * What one scenario did, step by step. Row {@code t} of every column is the state at the end of step {@code t}, or what
 * happened within it.
 *
 * <p>Prices are in quote currency. Money is over the market's open interest at the start, as in the metrics: the column
 * {@link Flow#total()} of all venues' liquidations adds up to {@link Metric#LIQUIDATED_NOTIONAL}, and so with the
 * others. (A market without leveraged traders has no open interest; there the specification's takes its place.)
 *
 * @param stepSeconds length of a step, seconds
 * @param initialPrice price before the first step, quote currency
 * @param openInterest of all venues before the first step, quote currency
 * @param market what is of no one venue
 * @param venues in the specification's order
 * @param events in their order
 */
public record History(
        int stepSeconds,
        double initialPrice,
        double openInterest,
        Market market,
        List<Venue> venues,
        List<HistoryEvent> events) {
    public History {
        events = List.copyOf(events);
        venues = List.copyOf(venues);
        for (Venue venue : venues) {
            if (venue.steps() != market.steps()) {
                throw new IllegalArgumentException(
                        "venue " + venue.name() + " has " + venue.steps() + " steps, not " + market.steps());
            }
        }
    }

    /** A history without events. */
    public History(int stepSeconds, double initialPrice, double openInterest, Market market, List<Venue> venues) {
        this(stepSeconds, initialPrice, openInterest, market, venues, List.of());
    }

    /** The same history with its events. */
    public History withEvents(List<HistoryEvent> happened) {
        return new History(stepSeconds, initialPrice, openInterest, market, venues, happened);
    }

    /**
     * What is of no one venue.
     *
     * @param price mean of the venues' prices, weighted by their size: what {@link Metric#MAX_DROP} is taken of
     * @param fundamental value outside the market, quote currency
     * @param depth mean of the venues' depths, weighted by their size
     * @param fear mean of the leveraged traders' fear, weighted by position size, 0 to 1
     * @param panicShare of leveraged traders that panic, 0 to 1
     * @shape one value a step
     */
    public record Market(double[] price, double[] fundamental, double[] depth, double[] fear, double[] panicShare) {
        public Market {
            checkLengths(price, fundamental, depth, fear, panicShare);
        }

        /** A market of so many steps, to be filled. */
        public static Market ofSize(int steps) {
            return new Market(
                    new double[steps], new double[steps], new double[steps], new double[steps], new double[steps]);
        }

        /** Number of steps. */
        public int steps() {
            return price.length;
        }
    }

    /**
     * What happened at one venue.
     *
     * @param name the user's, hostile where it is shown
     * @param price middle of the book
     * @param mark at which accounts were valued last
     * @param depth of the book relative to calm times, 1 if nothing is withdrawn
     * @param liquidated notional filled by liquidation orders
     * @param panic notional of panic exits, at the mark
     * @param rational notional filled for the pools, which follow value and trend: all other taker volume
     * @param insuranceFund balance
     * @param autoDeleveraged notional at the mark of bankrupt positions that were handed to counterparties
     * @param openInterest positions in base units over those of all venues before the first step; their price is left
     *     out, as in {@link Metric#OPEN_INTEREST_DROP}
     * @shape one value a step
     */
    public record Venue(
            String name,
            double[] price,
            double[] mark,
            double[] depth,
            Flow liquidated,
            Flow panic,
            Flow rational,
            double[] insuranceFund,
            double[] autoDeleveraged,
            double[] openInterest) {
        public Venue {
            checkLengths(
                    price,
                    mark,
                    depth,
                    liquidated.total(),
                    panic.total(),
                    rational.total(),
                    insuranceFund,
                    autoDeleveraged,
                    openInterest);
        }

        /** A venue of so many steps, to be filled. */
        public static Venue ofSize(String name, int steps) {
            return new Venue(
                    name,
                    new double[steps],
                    new double[steps],
                    new double[steps],
                    Flow.ofSize(steps),
                    Flow.ofSize(steps),
                    Flow.ofSize(steps),
                    new double[steps],
                    new double[steps],
                    new double[steps]);
        }

        /** Number of steps. */
        public int steps() {
            return price.length;
        }
    }

    /**
     * Orders of one kind.
     *
     * @param total notional bought and sold
     * @param bought the part of it that bought; the rest was sold
     * @shape one value a step
     */
    public record Flow(double[] total, double[] bought) {
        public Flow {
            checkLengths(total, bought);
        }

        /** A flow of so many steps, to be filled. */
        public static Flow ofSize(int steps) {
            return new Flow(new double[steps], new double[steps]);
        }
    }

    /** Number of steps. */
    public int steps() {
        return market.steps();
    }

    /** Seconds from the start to the end of a step. */
    public long seconds(int step) {
        return (step + 1L) * stepSeconds;
    }

    /** A column added up over the venues: money and open interest, not prices or depth. */
    public double[] sum(Function<Venue, double[]> column) {
        double[] sum = new double[steps()];
        for (Venue venue : venues) {
            double[] values = column.apply(venue);
            for (int step = 0; step < sum.length; step++) {
                sum[step] += values[step];
            }
        }
        return sum;
    }

    private static void checkLengths(double[] first, double[]... others) {
        for (double[] other : others) {
            if (other.length != first.length) {
                throw new IllegalArgumentException("a column has " + other.length + " steps, not " + first.length);
            }
        }
    }
}
