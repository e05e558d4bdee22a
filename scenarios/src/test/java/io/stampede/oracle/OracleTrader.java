package io.stampede.oracle;

/** A leveraged trader: its account, its fear and its panic. */
final class OracleTrader extends OracleAccount {
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

    OracleTrader(int number, int venueIndex, int populationIndex, int side) {
        super(number);
        this.venueIndex = venueIndex;
        this.populationIndex = populationIndex;
        this.side = side;
    }
}
