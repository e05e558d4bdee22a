package io.stampede.market;

import io.stampede.market.book.OrderBook;
import io.stampede.market.ledger.ClearingLedger;

/**
 * Market makers who withdraw depth and bring it back: from fear, volatility, inventory, losses, or for their own
 * reasons.
 */
final class MarketMaking {
    private final VenueTerms terms;
    private final ClearingLedger ledger;
    private final OrderBook book;
    private final VenueBoard board;

    MarketMaking(VenueTerms terms, ClearingLedger ledger, OrderBook book, VenueBoard board) {
        this.terms = terms;
        this.ledger = ledger;
        this.book = book;
        this.board = board;
    }

    /** Moves a lane's depth toward what makers aim for. */
    void adjust(int lane, int step, long mark, double meanFear, double variance) {
        double depth = book.depth()[lane];
        double target = target(lane, step, mark, meanFear, variance);
        double part =
                target < depth ? terms.depth().withdrawal() : terms.depth().recovery();
        double changed = depth + (target - depth) * part;
        long price = book.midTicks(lane);
        ledger.handOver(lane, book.changeDepth(lane, changed), price);
        board.depth()[lane] = changed;
    }

    private double target(int lane, int step, long mark, double meanFear, double variance) {
        if (terms.shocks().makersAreGone(lane, step)) {
            return terms.depth().least();
        }
        long equity = ledger.equity(ledger.marketMaker(), lane, mark);
        double factor = terms.shocks().depthFactor(lane, step);
        return terms.depth().target(variance, meanFear, book.impact()[lane], equity, factor);
    }
}
