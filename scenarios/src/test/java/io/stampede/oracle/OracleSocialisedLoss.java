package io.stampede.oracle;

import io.stampede.spec.AutoDeleveragingPolicy;
import java.util.ArrayList;
import java.util.List;

/** What flat accounts owe that no fund pays: bad debt, or first the gains of the others. */
final class OracleSocialisedLoss {
    private final OracleVenue venue;
    private final OracleStep step;

    OracleSocialisedLoss(OracleVenue venue, OracleStep step) {
        this.venue = venue;
        this.step = step;
    }

    void bear(List<OracleAccount> unpaid) {
        long owed = 0;
        for (OracleAccount account : unpaid) {
            owed = Math.addExact(owed, Math.max(-account.cash, 0));
        }
        if (owed == 0) {
            return;
        }
        // Everything goes through the account of bad debt; what winners give up comes back to it.
        for (OracleAccount account : unpaid) {
            venue.debt.pay(account, Math.max(-account.cash, 0));
        }
        if (venue.rules.autoDeleveraging().policy() == AutoDeleveragingPolicy.SOCIALISE) {
            takeGains(owed);
        }
    }

    private void takeGains(long owed) {
        List<OracleAccount> winners = new ArrayList<>();
        List<Long> gains = new ArrayList<>();
        long total = 0;
        for (OracleAccount account : venue.accounts()) {
            long gain = Math.subtractExact(Math.multiplyExact(account.lots, venue.mark), account.entryCost);
            if (account != venue.fund && gain > 0) {
                winners.add(account);
                gains.add(gain);
                total = Math.addExact(total, gain);
            }
        }
        long paid = Math.min(owed, total);
        if (paid == 0) {
            return;
        }
        List<Long> shares = OracleShares.largestRemainder(paid, gains);
        for (int index = 0; index < winners.size(); index++) {
            winners.get(index).pay(venue.debt, shares.get(index));
        }
        step.haircut = Math.addExact(step.haircut, paid);
    }
}
