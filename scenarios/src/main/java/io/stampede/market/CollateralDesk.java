package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.market.account.Money;
import io.stampede.market.ledger.ClearingLedger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Keeps the prices of a venue's collateral true, step by step, and remembers how far pegs fell. */
final class CollateralDesk implements LaneState {
    private final CollateralPrices prices;
    private final ClearingLedger ledger;
    private final List<int[]> scratch = new ArrayList<>();
    private final int[] margin;
    private final int[] sale;
    private final int[][] pegs;
    private final int[] lowestPeg;

    CollateralDesk(CollateralPrices prices, ClearingLedger ledger) {
        this.prices = prices;
        this.ledger = ledger;
        int lanes = ledger.grossLots().length;
        for (int venue = 0; venue < prices.weights().length; venue++) {
            scratch.add(new int[lanes]);
        }
        margin = new int[lanes];
        sale = new int[lanes];
        pegs = new int[prices.kinds()][lanes];
        for (int[] row : pegs) {
            Arrays.fill(row, Money.MILLION);
        }
        lowestPeg = new int[lanes];
        Arrays.fill(lowestPeg, Money.MILLION);
    }

    /** Sets a step's prices. */
    void reprice(int step, double[] index) {
        for (int kind = 0; kind < pegs.length; kind++) {
            prices.read(kind, step, index, scratch, margin, sale);
            System.arraycopy(scratch.get(prices.venue()), 0, pegs[kind], 0, sale.length);
            ledger.repriceCollateral(kind, margin, sale);
            for (int lane = 0; lane < sale.length; lane++) {
                lowestPeg[lane] = Math.min(lowestPeg[lane], pegs[kind][lane]);
            }
        }
    }

    /** Prices relative to par in the venue's own book, parts per million, a row a collateral. */
    int[][] pegs() {
        return pegs;
    }

    /** The lowest of them so far, per lane. */
    int[] lowestPeg() {
        return lowestPeg;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, pegs);
        LaneCopy.rows(from, to, lowestPeg);
    }
}
