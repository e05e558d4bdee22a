package io.stampede.oracle;

import io.stampede.spec.BasisPopulation;

/** A trader that is short against a wrapped collateral and leaves when that loses its peg. */
final class OracleBasisTrader extends OracleTrader {
    final BasisPopulation rules;
    private boolean leaving;
    private long sizeAtExit;

    OracleBasisTrader(int number, int venueIndex, int populationIndex, BasisPopulation rules) {
        super(number, venueIndex, populationIndex, -1);
        this.rules = rules;
    }

    /** Looks at the peg and returns the lots to buy back if the venue takes orders. */
    long exit(OracleVenue venue, int stepSeconds) {
        double discount = 1 - venue.pegPpm[collateralIndex] / 1e6;
        if (!leaving && discount >= rules.exitDiscount()) {
            leaving = true;
            sizeAtExit = size();
        }
        if (!leaving || !venue.takesOrders()) {
            return 0;
        }
        double pace = Math.ceil((double) sizeAtExit * stepSeconds / OracleWorld.seconds(rules.exitTime()));
        return Math.min(size(), (long) pace);
    }
}
