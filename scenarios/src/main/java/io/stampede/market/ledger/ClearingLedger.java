package io.stampede.market.ledger;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.market.account.Money;
import io.stampede.market.account.Passbook;
import io.stampede.market.margin.MarginSchedule;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * All accounts of a venue in every lane, and what they add up to. Money only ever moves between accounts.
 *
 * <p>Whoever changes an account does it between {@link #lift} and {@link #post}: these keep the totals and the
 * account's screening marks true. Totals are integers, so the order of changes cannot show.
 */
public final class ClearingLedger implements LaneState {
    private final MarginSchedule schedule;
    private final CollateralTerms terms;
    private final List<Passbook> traders;
    private final List<Passbook> all;
    private final int leveragedCount;
    private final Passbook marketMaker;
    private final Passbook rest;
    private final Passbook fund;
    private final Passbook fees;
    private final Passbook badDebt;
    private final int[][] collateralPrices;
    private final int[][] salePrices;
    private final int[] marginPpm;
    private final LedgerTotals totals;

    /**
     * A ledger of opened accounts.
     *
     * @param traders the venue's traders in ascending number: leveraged ones, then pools
     * @param leveragedCount how many of them are leveraged
     * @param marketMaker the pool that takes the other side of every trade; one of {@code traders}
     * @param rest the rest of the world, with unlimited credit
     * @param fund the insurance fund
     */
    public ClearingLedger(
            MarginSchedule schedule,
            CollateralTerms terms,
            List<Passbook> traders,
            int leveragedCount,
            Passbook marketMaker,
            Passbook rest,
            Passbook fund) {
        int lanes = rest.lots().length;
        this.schedule = schedule;
        this.terms = terms;
        this.traders = List.copyOf(traders);
        this.leveragedCount = leveragedCount;
        this.marketMaker = marketMaker;
        this.rest = rest;
        this.fund = fund;
        this.fees = new Passbook(traders.size() + 2, 0, lanes);
        this.badDebt = new Passbook(traders.size() + 3, 0, lanes);
        this.all = Stream.concat(traders.stream(), Stream.of(rest, fund, fees, badDebt))
                .toList();
        this.collateralPrices = new int[terms.haircutsPpm().length][lanes];
        this.salePrices = new int[collateralPrices.length][lanes];
        for (int kind = 0; kind < collateralPrices.length; kind++) {
            Arrays.fill(collateralPrices[kind], Money.MILLION);
            Arrays.fill(salePrices[kind], Money.MILLION);
        }
        marginPpm = new int[lanes];
        Arrays.fill(marginPpm, Money.MILLION);
        totals = new LedgerTotals(lanes);
        for (Passbook account : traders) {
            postAll(account);
        }
        postAll(rest);
        postAll(fund);
    }

    private void postAll(Passbook account) {
        for (int lane = 0; lane < marginPpm.length; lane++) {
            post(account, lane);
        }
    }

    /** The venue's traders in ascending number: leveraged ones, then pools. */
    public List<Passbook> traders() {
        return traders;
    }

    /** How many of {@link #traders()} are leveraged; they come first. */
    public int leveragedCount() {
        return leveragedCount;
    }

    /** The market maker's account. */
    public Passbook marketMaker() {
        return marketMaker;
    }

    /** The rest of the world. */
    public Passbook rest() {
        return rest;
    }

    /** The insurance fund. */
    public Passbook fund() {
        return fund;
    }

    /** The fee account. */
    public Passbook fees() {
        return fees;
    }

    /** What nobody could pay: cash at most 0. */
    public Passbook badDebt() {
        return badDebt;
    }

    /** The venue's margin tiers. */
    public MarginSchedule schedule() {
        return schedule;
    }

    /** Factors on maintenance margin, parts per million, per lane. */
    public int[] marginPpm() {
        return marginPpm;
    }

    /** What a position of a notional must keep in a lane, money units. */
    public long maintenance(long notional, int lane) {
        long plain = schedule.maintenance(notional);
        return marginPpm[lane] == Money.MILLION ? plain : Money.rate(plain, marginPpm[lane]);
    }

    /** Sets a lane's factor on maintenance margin, parts per million. */
    public void setMargin(int lane, int ppm) {
        if (marginPpm[lane] == ppm) {
            return;
        }
        marginPpm[lane] = ppm;
        for (int account = 0; account < leveragedCount; account++) {
            lift(traders.get(account), lane);
            post(traders.get(account), lane);
        }
    }

    /** What the venue lends against collateral. */
    public CollateralTerms terms() {
        return terms;
    }

    /** Prices of each collateral as margin here and now, parts per million of the initial par, a row a kind. */
    public int[][] collateralPrices() {
        return collateralPrices;
    }

    /** Sum of position sizes over all accounts, lots, per lane. */
    public long[] grossLots() {
        return totals.gross();
    }

    /** Sum of position sizes of leveraged traders, lots, per lane. */
    public long[] leveragedGross() {
        return totals.leveragedGross();
    }

    /** Equity of all leveraged traders together at a mark, money units; negative ones count. */
    public long leveragedEquity(int lane, long markTicks) {
        return totals.leveragedEquity(lane, markTicks);
    }

    /** Cash and value of the collateral. */
    public long balance(Passbook account, int lane) {
        return account.collateral()[lane] == 0
                ? account.cash()[lane]
                : account.cash()[lane]
                        + terms.value(account.collateral()[lane], account.collateralKind()[lane], price(account, lane));
    }

    private int price(Passbook account, int lane) {
        return collateralPrices[account.collateralKind()[lane]][lane];
    }

    /** Equity at a mark: balance plus what the position is worth. */
    public long equity(Passbook account, int lane, long markTicks) {
        return balance(account, lane) + account.lots()[lane] * markTicks;
    }

    /** Takes an account out of the totals, so that it may be changed. */
    public void lift(Passbook account, int lane) {
        totals.subtract(account, lane, account.side() == 0 ? 0 : balance(account, lane));
    }

    /** Puts a changed account back into the totals and finds its screening marks anew. */
    public void post(Passbook account, int lane) {
        long lots = account.lots()[lane];
        long balance = account.side() == 0 ? 0 : balance(account, lane);
        totals.add(account, lane, balance);
        if (account.side() != 0) {
            account.balance()[lane] = balance;
            boolean flat = lots == 0;
            if (flat) {
                LaneMask.add(account.flat(), lane);
            } else {
                LaneMask.remove(account.flat(), lane);
            }
            double factor = marginPpm[lane] / 1e6;
            int whenFlat = balance < 0 ? Integer.MAX_VALUE : Passbook.NEVER;
            account.quietMark()[lane] = flat ? whenFlat : schedule.screeningMark(lots, balance, 2 * factor);
            account.liquidationMark()[lane] = flat ? Passbook.NEVER : schedule.screeningMark(lots, balance, factor);
        }
    }

    /** Sets the prices of a collateral as margin and in a sale, parts per million of the initial par. */
    public void repriceCollateral(int kind, int[] pricesPpm, int[] salePpm) {
        System.arraycopy(salePpm, 0, salePrices[kind], 0, salePpm.length);
        int[] prices = collateralPrices[kind];
        if (Arrays.equals(pricesPpm, prices)) {
            return;
        }
        for (int lane = 0; lane < prices.length; lane++) {
            if (prices[lane] != pricesPpm[lane]) {
                reprice(kind, lane, pricesPpm[lane]);
            }
        }
    }

    private void reprice(int kind, int lane, int pricePpm) {
        int before = collateralPrices[kind][lane];
        for (int index = 0; index < leveragedCount; index++) {
            Passbook account = traders.get(index);
            if (isPledged(account, kind, lane)) {
                collateralPrices[kind][lane] = before;
                lift(account, lane);
                collateralPrices[kind][lane] = pricePpm;
                post(account, lane);
            }
        }
        collateralPrices[kind][lane] = pricePpm;
    }

    private static boolean isPledged(Passbook account, int kind, int lane) {
        return account.collateral()[lane] != 0 && account.collateralKind()[lane] == kind;
    }

    /** Books a taker's trade and its fee. */
    public void fill(Passbook account, int lane, long signedLots, long priceTicks, int feePpm) {
        lift(account, lane);
        account.book(lane, signedLots, priceTicks);
        long fee = Money.rate(Math.abs(signedLots) * priceTicks, feePpm);
        account.cash()[lane] -= fee;
        fees.cash()[lane] += fee;
        post(account, lane);
    }

    /** Books the market maker's side of a batch: all buys at one price, all sells at another, and its fee. */
    public void fillMarketMaker(int lane, long buys, long buyTicks, long sells, long sellTicks, int feePpm) {
        long net = buys - sells;
        long netTicks = net > 0 ? buyTicks : sellTicks;
        lift(marketMaker, lane);
        if (net != 0) {
            marketMaker.book(lane, -net, netTicks);
        }
        marketMaker.cash()[lane] += buys * buyTicks - sells * sellTicks - net * netTicks;
        if (feePpm != 0) {
            long fee = Money.rate(buys * buyTicks, Math.abs(feePpm)) + Money.rate(sells * sellTicks, Math.abs(feePpm));
            marketMaker.cash()[lane] -= feePpm > 0 ? fee : -fee;
            fees.cash()[lane] += feePpm > 0 ? fee : -fee;
        }
        post(marketMaker, lane);
    }

    /** Hands inventory over from the market maker to the rest of the world at a price. */
    public void handOver(int lane, long signedLots, long priceTicks) {
        if (signedLots == 0) {
            return;
        }
        lift(marketMaker, lane);
        lift(rest, lane);
        marketMaker.book(lane, signedLots, priceTicks);
        rest.book(lane, -signedLots, priceTicks);
        post(marketMaker, lane);
        post(rest, lane);
    }

    /** Sells all collateral of an account to the rest of the world at its price, without a haircut. */
    public void sellCollateral(Passbook account, int lane) {
        long units = account.collateral()[lane];
        if (units == 0) {
            return;
        }
        sellCollateral(account, lane, units);
    }

    /** Sells so many units of an account's collateral to the rest of the world at its price, without a haircut. */
    public void sellCollateral(Passbook account, int lane, long units) {
        lift(account, lane);
        long proceeds = fetches(account, lane, units);
        account.cash()[lane] += proceeds;
        rest.cash()[lane] -= proceeds;
        rest.collateral()[lane] += units;
        account.collateral()[lane] -= units;
        post(account, lane);
    }

    private long fetches(Passbook account, int lane, long units) {
        return Money.rate(units, salePrices[account.collateralKind()[lane]][lane]);
    }

    /** What the insurance fund has: cash, and what it took over at a mark. */
    public long fundWorth(int lane, long markTicks) {
        return fund.cash()[lane] + fund.lots()[lane] * markTicks;
    }

    /** Makes good a flat account's negative cash: the fund pays what it has, the rest is bad debt. */
    public void makeGood(Passbook account, int lane, long markTicks) {
        long owed = -account.cash()[lane];
        if (owed <= 0) {
            return;
        }
        lift(account, lane);
        long paid = Math.min(owed, Math.max(fundWorth(lane, markTicks), 0));
        fund.cash()[lane] -= paid;
        badDebt.cash()[lane] -= owed - paid;
        account.cash()[lane] = 0;
        post(account, lane);
    }

    /** Hands an account's whole position and balance to the insurance fund, at its bankruptcy price. */
    public void takeOver(Passbook account, int lane) {
        long lots = account.lots()[lane];
        long cash = account.cash()[lane];
        lift(account, lane);
        lift(fund, lane);
        account.takeOver(lane, -lots, -cash);
        fund.lots()[lane] += lots;
        fund.cash()[lane] += cash;
        fund.entryCost()[lane] -= cash;
        post(account, lane);
        post(fund, lane);
    }

    /** Settles a leveraged account that is flat and owes more than its collateral fetches. */
    public void settleIfBankrupt(Passbook account, int lane, long markTicks) {
        if (account.lots()[lane] != 0 || account.cash()[lane] >= 0) {
            return;
        }
        long units = account.collateral()[lane];
        long fetched = units == 0 ? 0 : fetches(account, lane, units);
        if (account.cash()[lane] + fetched < 0) {
            sellCollateral(account, lane);
            makeGood(account, lane, markTicks);
            account.wipeOut(lane);
        }
    }

    /** Turns an account's negative cash into bad debt. */
    public void writeOff(Passbook account, int lane) {
        long owed = -account.cash()[lane];
        if (owed > 0) {
            lift(account, lane);
            account.cash()[lane] = 0;
            badDebt.cash()[lane] -= owed;
            post(account, lane);
        }
    }

    /** Pays from one account to another. */
    public void transfer(Passbook from, Passbook to, int lane, long amount) {
        lift(from, lane);
        lift(to, lane);
        from.cash()[lane] -= amount;
        to.cash()[lane] += amount;
        post(from, lane);
        post(to, lane);
    }

    /** All accounts, the traders' first, then rest of the world, fund, fees and bad debt. */
    public List<Passbook> accounts() {
        return all;
    }

    @Override
    public void copyLane(int from, int to) {
        totals.copyLane(from, to);
        LaneCopy.states(from, to, all);
        LaneCopy.rows(from, to, collateralPrices);
        LaneCopy.rows(from, to, salePrices);
        LaneCopy.rows(from, to, marginPpm);
    }
}
