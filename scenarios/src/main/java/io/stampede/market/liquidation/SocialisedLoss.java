package io.stampede.market.liquidation;

import io.stampede.market.account.Passbook;
import io.stampede.market.ledger.ClearingLedger;
import java.util.ArrayList;
import java.util.List;

/**
 * Deficits that everybody with an open profit pays for, in proportion to it.
 *
 * @source Deribit, socialised losses; OKX' clawback of earlier years: loss less fund over the sum of profits
 */
final class SocialisedLoss {
    private final ClearingLedger ledger;
    private final LiquidationTally tally;

    SocialisedLoss(ClearingLedger ledger, LiquidationTally tally) {
        this.ledger = ledger;
        this.tally = tally;
    }

    /** Makes good the negative cash of flat accounts at winners' cost; what these cannot carry is bad debt. */
    void spread(int lane, long mark, List<Passbook> losers) {
        long deficit = 0;
        for (Passbook loser : losers) {
            deficit += Math.max(-loser.cash()[lane], 0);
            ledger.writeOff(loser, lane);
        }
        List<Passbook> accounts = new ArrayList<>(ledger.traders());
        accounts.add(ledger.rest());
        long[] profits = new long[accounts.size()];
        long sum = 0;
        for (int place = 0; place < profits.length; place++) {
            Passbook account = accounts.get(place);
            profits[place] = Math.max(account.lots()[lane] * mark - account.entryCost()[lane], 0);
            sum += profits[place];
        }
        long pay = Math.min(deficit, sum);
        long[] shares = ProRataShares.of(pay, profits);
        for (int place = 0; place < shares.length; place++) {
            if (shares[place] > 0) {
                ledger.transfer(accounts.get(place), ledger.badDebt(), lane, shares[place]);
            }
        }
        tally.haircut()[lane] += pay;
    }
}
