package io.stampede.oracle;

import java.util.ArrayList;
import java.util.List;

/** What must hold at the end of every step, whatever happened in it. */
final class OracleInvariants {
    private record Totals(long cash, long collateral) {}

    private final OracleMarket market;
    private final List<Totals> start = new ArrayList<>();

    OracleInvariants(OracleMarket market) {
        this.market = market;
        market.venues.forEach(venue -> start.add(totals(venue)));
    }

    private static Totals totals(OracleVenue venue) {
        long cash = 0;
        long collateral = 0;
        for (OracleAccount account : venue.accounts()) {
            cash = Math.addExact(cash, account.cash);
            collateral = Math.addExact(collateral, account.collateral);
        }
        return new Totals(cash, collateral);
    }

    void check() {
        for (OracleVenue venue : market.venues) {
            checkLedger(venue);
            checkBook(venue);
            checkMargins(venue);
        }
        for (OracleTrader trader : market.traders) {
            require(0 <= trader.fear && trader.fear <= trader.susceptibility, "fear of " + trader.number);
            require(trader.susceptibility <= 1, "susceptibility of " + trader.number);
        }
        double floor = market.specification.sentiment().news().perHour() / 3600;
        require(market.world.newsIntensity >= floor * (1 - 1e-12), "news intensity");
    }

    private void checkLedger(OracleVenue venue) {
        long lots = 0;
        long equity = 0;
        for (OracleAccount account : venue.accounts()) {
            lots = Math.addExact(lots, account.lots);
            equity = Math.addExact(equity, account.equityWithoutCollateral(venue.mark));
            require(account.lots != 0 || account.entryCost == 0, "entry cost of a flat account");
            require(account.wallet >= 0, "wallet");
            require(account.collateral >= 0, "collateral");
        }
        Totals expected = start.get(venue.index);
        Totals now = totals(venue);
        require(lots == 0, "positions sum to " + lots);
        require(now.equals(expected), "ledger holds " + now + ", not " + expected);
        require(equity == expected.cash(), "equity depends on the mark");
        boolean ranOut = rounds() >= venue.rules.liquidation().maxRounds() || venue.mode != OracleVenue.Mode.OPEN;
        require(venue.fundWorth() >= 0 || venue.fund.lots != 0 && ranOut, "insurance fund");
        // Rebates and a fund that pays neither fees nor funding come out of the fees.
        boolean mayOwe = venue.rules.makerFeePpm() < 0
                || venue.rules.insuranceFund().takeover().isPresent();
        require((venue.fees.cash >= 0 || mayOwe) && venue.fees.lots == 0, "fees");
        require(venue.debt.cash <= 0 && venue.debt.lots == 0, "bad debt");
    }

    private void checkBook(OracleVenue venue) {
        OracleBook book = venue.book;
        require(venue.marketMaker().lots == -book.flow, "market maker against flow");
        require(book.depth >= venue.rules.minDepth() * (1 - 1e-12) && book.depth <= 1, "depth " + book.depth);
        require(venue.mark < Integer.MAX_VALUE, "displacement moves the mark to " + venue.mark);
        require(Math.abs(book.displacement(book.flow)) <= 5, "displacement");
        require(book.price() > 0 && book.price() < Double.POSITIVE_INFINITY, "price");
    }

    /** Unless it ran out of rounds, a venue leaves nobody below maintenance margin. */
    private void checkMargins(OracleVenue venue) {
        boolean pauses = !venue.rules.liquidation().partialCooldown().isZero();
        if (rounds() >= venue.rules.liquidation().maxRounds() || venue.mode != OracleVenue.Mode.OPEN || pauses) {
            return;
        }
        for (OracleTrader trader : venue.traders) {
            boolean safe =
                    trader.lots == 0 || venue.equity(trader, venue.mark) > venue.maintenanceMargin(trader, venue.mark);
            require(safe, "trader " + trader.number + " was left below its maintenance margin");
        }
    }

    private int rounds() {
        return market.steps.get(market.steps.size() - 1).rounds;
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("step " + (market.steps.size() - 1) + ": " + what);
        }
    }
}
