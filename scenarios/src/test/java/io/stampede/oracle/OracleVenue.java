package io.stampede.oracle;

import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.VenueSpecification;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A venue: its book, its marks, its accounts. */
final class OracleVenue {
    /** What of it works in a step. */
    enum Mode {
        OPEN,
        ORDERS_REJECTED,
        CANCEL_ONLY,
        FROZEN
    }

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
    final List<OracleWhale> whales = new ArrayList<>();
    final OracleAccount external = new OracleAccount(Integer.MAX_VALUE);
    final OracleAccount fund = new OracleAccount(Integer.MAX_VALUE);
    final OracleAccount fees = new OracleAccount(Integer.MAX_VALUE);
    final OracleAccount debt = new OracleAccount(Integer.MAX_VALUE);
    /** What the debt was when figures began to count. */
    long startDebt;

    /** Price of each collateral as margin, in parts per million of par at the start. */
    final int[] collateralPpm;
    /** What a sale of each collateral fetches, likewise. */
    final int[] salePpm;
    /** The peg of each collateral at this venue, likewise. */
    final int[] pegPpm;

    final int[] haircutsPpm;
    /** Whether its leveraged accounts have wallets, full or empty. */
    boolean keepsWallets;

    Mode mode = Mode.OPEN;
    /** Whether the step opens with an auction, which knows no spread. */
    boolean auction;

    boolean makersLeave;
    /** Whether a shock keeps it from paying withdrawals. */
    boolean withdrawalsBlocked;
    /** Whether it has stopped withdrawals itself. */
    boolean withdrawalsStopped;
    /** Whether it is insolvent. */
    boolean closedForGood;

    /** Fear of its users that it cannot pay. */
    double solvencyFear;

    final List<Double> depthFactors = new ArrayList<>();
    int marginPpm = 1_000_000;
    /** What has happened to the fundamental value while it was frozen. */
    double pending;

    /** Steps in which a second partial liquidation closes all. */
    int cooldownSteps;

    int haltedUntil = -1;
    int auctionStep = -1;
    int breakerRestsUntil;

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
        salePpm = collateralPpm.clone();
        pegPpm = collateralPpm.clone();
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
        all.addAll(whales);
        all.add(external);
        all.add(fund);
        all.add(fees);
        all.add(debt);
        return all;
    }

    /** What the insurance fund is worth at the mark. */
    long fundWorth() {
        return fund.equityWithoutCollateral(mark);
    }

    /** Bad debt, and where nobody is liquidated what traders owe beyond the fund; at most 0. */
    long unpaid() {
        if (rules.liquidation().maxRounds() > 0) {
            return debt.cash;
        }
        long owed = traders.stream()
                .mapToLong(trader -> Math.max(-equity(trader, mark), 0))
                .reduce(0, Math::addExact);
        return debt.cash - Math.max(owed - Math.max(fundWorth(), 0), 0);
    }

    boolean isFrozen() {
        return mode == Mode.FROZEN;
    }

    boolean takesOrders() {
        return mode == Mode.OPEN;
    }

    boolean liquidates() {
        return mode == Mode.OPEN || mode == Mode.ORDERS_REJECTED;
    }

    boolean withdrawalsHalted() {
        return withdrawalsBlocked || withdrawalsStopped || closedForGood;
    }

    /** Moves the anchor with the fundamental value, or keeps the move for later. */
    void passThrough(double logChange) {
        if (isFrozen()) {
            pending += logChange;
        } else {
            book.anchor += pending;
            pending = 0.0;
            book.anchor += logChange;
        }
    }

    /** What the collateral of an account fetches if it is sold. */
    long collateralValue(OracleAccount account) {
        return saleValue(account, account.collateral);
    }

    private long saleValue(OracleAccount account, long units) {
        if (units == 0 || account.collateralIndex < 0) {
            return 0;
        }
        return OracleUnits.rate(units, salePpm[account.collateralIndex]);
    }

    /** Equity of an account at a mark, with its collateral after the haircut. */
    long equity(OracleAccount account, long atMark) {
        long value = account.equityWithoutCollateral(atMark);
        if (account.collateral == 0 || account.collateralIndex < 0) {
            return value;
        }
        int haircut = haircutsPpm[account.collateralIndex];
        long worth = OracleUnits.rate(account.collateral, collateralPpm[account.collateralIndex]);
        return Math.addExact(value, OracleUnits.rate(worth, 1_000_000 - haircut));
    }

    /** The maintenance margin of a position at the mark. */
    long maintenanceMargin(OracleAccount account, long atMark) {
        return OracleUnits.rate(tiers.maintenanceMargin(account.notional(atMark)), marginPpm);
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
        sellCollateral(account, account.collateral);
    }

    void sellCollateral(OracleAccount account, long units) {
        external.pay(account, saleValue(account, units));
        external.collateral = Math.addExact(external.collateral, units);
        account.collateral = Math.subtractExact(account.collateral, units);
    }

    /** Makes a flat account's negative cash good: the fund first, then bad debt. */
    void coverShortfall(OracleAccount account) {
        if (account.cash >= 0) {
            return;
        }
        fund.pay(account, Math.min(-account.cash, Math.max(fundWorth(), 0)));
        debt.pay(account, -account.cash);
    }

    /** Settles a leveraged account that is flat and worth less than nothing. */
    void settleIfBankrupt(OracleTrader trader) {
        if (trader.lots == 0 && trader.cash + collateralValue(trader) < 0) {
            sellCollateral(trader);
            coverShortfall(trader);
            trader.everLiquidated = true;
            trader.everWipedOut = true;
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
