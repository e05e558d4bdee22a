package io.stampede.oracle;

/** A leveraged trader: its account, its fear and its panic. */
class OracleTrader extends OracleAccount {
    /** The states of panic. */
    enum State {
        CALM,
        PANIC,
        SPENT
    }

    final int venueIndex;
    /** Index among the leveraged populations. */
    final int populationIndex;
    /** Side of the population: 1 or -1. */
    final int side;

    double startLeverage;
    /** Lots it holds at the start, signed. */
    long startLots;
    /** Lots it would hold in the end of a build-up, unsigned. */
    long aspiredLots;
    /** Fear at which its rate of panic is half the highest. */
    double panicThreshold;
    /** Step of its last partial liquidation, -1 for none. */
    int lastPartial = -1;

    double susceptibility;
    double fear;
    State state = State.CALM;
    boolean panickedBefore;
    int stepsLeft;
    long exitLeft;
    long sizeAtPanic;
    int[] neighbours = {};
    boolean deleveragedNow;
    boolean deleveragedLastStep;
    boolean everLiquidated;
    boolean everPanicked;
    boolean everWipedOut;
    /** Step in which it was first liquidated or first panicked, -1 for none. */
    int firstSale = -1;

    OracleTrader(int number, int venueIndex, int populationIndex, int side) {
        super(number);
        this.venueIndex = venueIndex;
        this.populationIndex = populationIndex;
        this.side = side;
    }
}
