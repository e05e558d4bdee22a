package io.stampede.market;

import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import java.util.Arrays;
import java.util.Optional;

/** The arbitrageurs' account at a venue: what the others see of it, and what goes in and out. */
final class ArbitrageAccount {
    private final Passbook account;
    private final ClearingLedger ledger;
    private final VenueBoard board;

    private ArbitrageAccount(Passbook account, ClearingLedger ledger, VenueBoard board) {
        this.account = account;
        this.ledger = ledger;
        this.board = board;
        board.showArbitrage();
    }

    /** The venue's, if it has one. */
    static Optional<ArbitrageAccount> of(ClearingLedger ledger, VenueBoard board) {
        return ledger.traders().stream()
                .filter(Passbook::isArbitrage)
                .findFirst()
                .map(account -> new ArbitrageAccount(account, ledger, board));
    }

    /** Shows what it holds at one mark for all lanes. */
    void show(long markTicks) {
        long[] marks = new long[account.lots().length];
        Arrays.fill(marks, markTicks);
        show(marks);
    }

    /** Shows what it holds at the marks. */
    void show(long[] marks) {
        for (int lane = 0; lane < marks.length; lane++) {
            long lots = account.lots()[lane];
            long worth = ledger.equity(account, lane, marks[lane]);
            board.arbitrageLots()[lane] = lots;
            board.arbitrageWorth()[lane] = worth;
            board.arbitrageFree()[lane] = worth - Math.abs(lots) * marks[lane] / 3;
        }
    }

    /** Books what comes from other venues or goes there. */
    void transfer(long[] flows) {
        for (int lane = 0; lane < flows.length; lane++) {
            if (flows[lane] != 0) {
                ledger.transfer(ledger.rest(), account, lane, flows[lane]);
            }
        }
    }
}
