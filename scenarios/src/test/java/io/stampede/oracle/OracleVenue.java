package io.stampede.oracle;

import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.VenueSpecification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A venue: its book, its marks, its accounts. */
final class OracleVenue {
    final int index;
    final VenueSpecification rules;
    final double weight;
    /** Open interest it is meant to start with (USD). */
    final double openInterest;

    final OracleUnits units;
    final OracleTiers tiers;
    final OracleBook book;
    final List<OracleTrader> traders = new ArrayList<>();
    final List<OraclePool> pools = new ArrayList<>();
    final OracleAccount external = new OracleAccount(Integer.MAX_VALUE);
    final OracleAccount fund = new OracleAccount(Integer.MAX_VALUE);
    final OracleAccount fees = new OracleAccount(Integer.MAX_VALUE);
    final OracleAccount debt = new OracleAccount(Integer.MAX_VALUE);

    /** Price of each collateral in parts per million of par, and what counts of it as margin. */
    final int[] collateralPpm;

    final int[] haircutsPpm;

    double price;
    double basis;
    long mark;
    double fundingRate;
    double premiumSum;
    int premiumCount;
    long fundPeak;
    long fundLow;

    OracleVenue(
            int index,
            VenueSpecification rules,
            double weight,
            double openInterest,
            OracleUnits units,
            int[] haircuts) {
        this.index = index;
        this.rules = rules;
        this.weight = weight;
        this.openInterest = openInterest;
        this.units = units;
        tiers = new OracleTiers(rules.marginTiers(), units);
        double lots = rules.depthToOpenInterest() * openInterest / (units.initialPrice * units.lot);
        book = new OracleBook(lots, rules.impactExponent(), StrictMath.log(units.initialPrice));
        fund.cash = units.money(rules.insuranceFund().sizeToOpenInterest() * openInterest);
        fundPeak = fund.cash;
        fundLow = fund.cash;
        haircutsPpm = haircuts;
        collateralPpm = new int[haircuts.length];
        Arrays.fill(collateralPpm, 1_000_000);
        mark = units.initialTicks;
        price = units.initialPrice;
    }

    OraclePool marketMaker() {
        for (OraclePool pool : pools) {
            if (pool.population instanceof MarketMakerPopulation) {
                return pool;
            }
        }
        throw new IllegalStateException("venue " + index + " has no market maker");
    }

    /** All accounts in the order of the digest. */
    List<OracleAccount> accounts() {
        List<OracleAccount> all = new ArrayList<>(traders);
        all.addAll(pools);
        all.add(external);
        all.add(fund);
        all.add(fees);
        all.add(debt);
        return all;
    }

    /** What the collateral of an account fetches at the oracle's price. */
    long collateralValue(OracleAccount account) {
        if (account.collateral == 0 || account.collateralIndex < 0) {
            return 0;
        }
        return OracleUnits.rate(account.collateral, collateralPpm[account.collateralIndex]);
    }

    /** Equity of an account at a mark, with its collateral after the haircut. */
    long equity(OracleAccount account, long atMark) {
        long value = account.equityWithoutCollateral(atMark);
        if (account.collateral == 0 || account.collateralIndex < 0) {
            return value;
        }
        int haircut = haircutsPpm[account.collateralIndex];
        return Math.addExact(value, OracleUnits.rate(collateralValue(account), 1_000_000 - haircut));
    }

    /** The maintenance margin of a position at the mark. */
    long maintenanceMargin(OracleAccount account, long atMark) {
        return tiers.maintenanceMargin(account.notional(atMark));
    }

    /** The lots of all accounts, longs and shorts added. */
    long grossLots() {
        long sum = 0;
        for (OracleAccount account : accounts()) {
            sum = Math.addExact(sum, account.size());
        }
        return sum;
    }

    /** Sells the whole collateral of an account to the rest of the world, without a haircut. */
    void sellCollateral(OracleAccount account) {
        external.pay(account, collateralValue(account));
        external.collateral = Math.addExact(external.collateral, account.collateral);
        account.collateral = 0;
    }

    /** Makes a flat account's negative cash good: the fund first, then bad debt. */
    void coverShortfall(OracleAccount account) {
        if (account.cash >= 0) {
            return;
        }
        fund.pay(account, Math.min(-account.cash, Math.max(fund.cash, 0)));
        debt.pay(account, -account.cash);
    }

    /** Settles a leveraged account that is flat and worth less than nothing. */
    void settleIfBankrupt(OracleTrader trader) {
        if (trader.lots == 0 && trader.cash + collateralValue(trader) < 0) {
            sellCollateral(trader);
            coverShortfall(trader);
            trader.everLiquidated = true;
        }
    }

    /** Moves flow from the market maker to the rest of the world at the mid before the move. */
    void handOver(long newFlow) {
        long lots = book.flow - newFlow;
        if (lots != 0) {
            long ticks = units.ticks(book.price());
            marketMaker().trade(lots, ticks);
            external.trade(-lots, ticks);
        }
        book.flow = newFlow;
    }
}
