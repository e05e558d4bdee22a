package io.stampede.market.account;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;

/**
 * One account at one venue, in every lane. All arrays have one element a lane.
 *
 * <p>Whoever holds a passbook owns it: it travels to the trader and back, and nobody else may look at it meanwhile.
 * Equity at mark M is {@code cash + lots·M} plus the value of the collateral.
 */
public final class Passbook implements LaneState {
    /** Marks that no price reaches: an account with this threshold is never touched. */
    public static final int NEVER = Integer.MIN_VALUE;

    private final int account;
    private final int side;
    private final long[] lots;
    private final long[] cash;
    private final long[] entryCost;
    private final long[] collateral;
    private final byte[] collateralKind;
    private final long[] balance;
    private final long[] flat;
    private final byte[] marginTier;
    private final int[] quietMark;
    private final int[] liquidationMark;
    private final long[] orders;
    private final long[] ordered;
    private final long[] deleveraged;
    private final long[] everDeleveraged;
    private final long[] everLiquidated;
    private final long[] everPanicked;
    private final long[] everWipedOut;
    private final byte[] leverageBand;
    private boolean isHedged;
    private boolean isArbitrage;
    private long[] fullLots = new long[0];
    private long[] unfilled = new long[0];
    private int[] lastPartial = new int[0];
    private long[] wallet = new long[0];
    private double[] drawnLeverage = new double[0];

    /**
     * An empty account.
     *
     * @param account position of the account in its venue
     * @param side +1 or −1 for a leveraged trader, 0 for everyone else
     * @param lanes number of lanes
     */
    public Passbook(int account, int side, int lanes) {
        this.account = account;
        this.side = side;
        lots = new long[lanes];
        cash = new long[lanes];
        entryCost = new long[lanes];
        collateral = new long[lanes];
        boolean leveraged = side != 0;
        collateralKind = new byte[leveraged ? lanes : 0];
        balance = new long[leveraged ? lanes : 0];
        flat = new long[leveraged ? LaneMask.words(lanes) : 0];
        marginTier = new byte[leveraged ? lanes : 0];
        quietMark = new int[leveraged ? lanes : 0];
        liquidationMark = new int[leveraged ? lanes : 0];
        orders = new long[lanes];
        ordered = new long[LaneMask.words(lanes)];
        deleveraged = new long[LaneMask.words(lanes)];
        everDeleveraged = new long[LaneMask.words(lanes)];
        everLiquidated = new long[LaneMask.words(lanes)];
        everPanicked = new long[LaneMask.words(lanes)];
        everWipedOut = new long[LaneMask.words(lanes)];
        leverageBand = new byte[leveraged ? lanes : 0];
    }

    /** Position of the account in its venue: traders in ascending number first. */
    public int account() {
        return account;
    }

    /** The side of a leveraged trader, +1 or −1, whether flat or not; 0 for everyone else. */
    public int side() {
        return side;
    }

    /** Whether a leveraged trader may panic: not if its position is hedged. */
    public boolean mayPanic() {
        return side != 0 && !isHedged;
    }

    /** Positions, signed lots. */
    public long[] lots() {
        return lots;
    }

    /** Cash, in money units; what was paid for the position is off it. */
    public long[] cash() {
        return cash;
    }

    /** What the position was entered at, in money units, with the sign of the position. */
    public long[] entryCost() {
        return entryCost;
    }

    /** Collateral units, each worth one money unit at par. */
    public long[] collateral() {
        return collateral;
    }

    /** Which collateral, by its position in the specification. */
    public byte[] collateralKind() {
        return collateralKind;
    }

    /**
     * Cash plus what the collateral is worth as margin, of a leveraged trader; the ledger keeps it true, so that equity
     * is one multiplication.
     */
    public long[] balance() {
        return balance;
    }

    /** Lanes in which a leveraged trader holds nothing, as {@link LaneMask}; the ledger keeps it true. */
    public long[] flat() {
        return flat;
    }

    /** The margin tier that was last looked up for a leveraged trader: where to look first. */
    public byte[] marginTier() {
        return marginTier;
    }

    /**
     * The side × mark at and above which the margin ratio is surely at most one half; below it must be computed.
     * {@link #NEVER} when flat, unless a de-peg has left the account with less than nothing: then every mark is below.
     */
    public int[] quietMark() {
        return quietMark;
    }

    /**
     * The side × mark above which the account is surely not liquidatable; at or below it that must be computed.
     * {@link #NEVER} when flat.
     */
    public int[] liquidationMark() {
        return liquidationMark;
    }

    /** This step's market orders, signed lots; valid where {@link #ordered()} has the lane. */
    public long[] orders() {
        return orders;
    }

    /** Lanes with an order in this step, as {@link LaneMask}. */
    public long[] ordered() {
        return ordered;
    }

    /** Lanes in which auto-deleveraging closed this account in the last step. */
    public long[] deleveraged() {
        return deleveraged;
    }

    /** Lanes in which auto-deleveraging closed this account at least once. */
    public long[] everDeleveraged() {
        return everDeleveraged;
    }

    /** Lanes in which the account was liquidated or bankrupt at least once. */
    public long[] everLiquidated() {
        return everLiquidated;
    }

    /** Lanes in which the trader panicked at least once. */
    public long[] everPanicked() {
        return everPanicked;
    }

    /** Lanes in which a liquidation or bankruptcy left the account with nothing at least once. */
    public long[] everWipedOut() {
        return everWipedOut;
    }

    /** Notes that the account was liquidated or bankrupt and that nothing of its position is left. */
    public void wipeOut(int lane) {
        LaneMask.add(everLiquidated, lane);
        LaneMask.add(everWipedOut, lane);
    }

    /** Forgets what ever happened to the account: the end of a build-up. */
    public void forget() {
        LaneMask.clear(everDeleveraged);
        LaneMask.clear(everLiquidated);
        LaneMask.clear(everPanicked);
        LaneMask.clear(everWipedOut);
    }

    /** Leverage band at the start, an index into the outcome layout's bands. */
    public byte[] leverageBand() {
        return leverageBand;
    }

    /** Keeps from now on what of an exit its venue does not fill: where there is a price band. */
    public void keepUnfilled() {
        unfilled = new long[lots.length];
    }

    /** Lots of the last exits that were not filled; empty unless kept. Whoever takes them up sets them to 0. */
    public long[] unfilled() {
        return unfilled;
    }

    /** Makes it the arbitrageurs' account. */
    public void arbitrage() {
        isArbitrage = true;
    }

    /** Whether it is the arbitrageurs' account. */
    public boolean isArbitrage() {
        return isArbitrage;
    }

    /** Makes it the account of a trader whose collateral hedges the position: closed together. */
    public void hedge() {
        isHedged = true;
    }

    /** Whether the collateral hedges the position. */
    public boolean isHedged() {
        return isHedged;
    }

    /** Keeps from now on when the account was last closed in part. */
    public void keepPartials() {
        lastPartial = new int[lots.length];
        java.util.Arrays.fill(lastPartial, -1);
    }

    /** Steps of the last partial liquidations, −1 where there was none; empty unless kept. */
    public int[] lastPartial() {
        return lastPartial;
    }

    /** Keeps money apart from the margin from now on. */
    public void keepWallet() {
        wallet = new long[lots.length];
    }

    /** Money beside the margin that no liquidation touches, money units; empty unless kept. */
    public long[] wallet() {
        return wallet;
    }

    /** Keeps from now on what the trader drew at the start: for those that build up or come back. */
    public void keepDraws() {
        fullLots = new long[lots.length];
        drawnLeverage = new double[lots.length];
    }

    /** The full positions drawn at the start, signed lots; empty unless kept. */
    public long[] fullLots() {
        return fullLots;
    }

    /** The leverages drawn at the start; empty unless kept. */
    public double[] drawnLeverage() {
        return drawnLeverage;
    }

    /** Places this step's order of a lane; none if {@code signedLots} is 0. */
    public void order(int lane, long signedLots) {
        if (signedLots != 0) {
            orders[lane] = signedLots;
            LaneMask.add(ordered, lane);
        }
    }

    /** Books a trade: lots, cash and entry cost; an increase adds its cost, a decrease takes its share off. */
    public void book(int lane, long signedLots, long priceTicks) {
        long held = lots[lane];
        long cost = entryCost[lane];
        cash[lane] -= signedLots * priceTicks;
        lots[lane] = held + signedLots;
        if (held == 0 || held > 0 == signedLots > 0) {
            entryCost[lane] = cost + signedLots * priceTicks;
        } else {
            long size = Math.abs(held);
            long closed = Math.min(Math.abs(signedLots), size);
            long kept = cost - Money.share(cost, closed, size);
            entryCost[lane] = closed == size ? (held + signedLots) * priceTicks : kept;
        }
    }

    /** Takes lots and cash over from another account, without a trade; the entry cost shrinks by its share. */
    public void takeOver(int lane, long signedLots, long signedCash) {
        long held = lots[lane];
        long size = Math.abs(held);
        entryCost[lane] -= Money.share(entryCost[lane], Math.abs(signedLots), size);
        lots[lane] = held + signedLots;
        cash[lane] += signedCash;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, lots, cash, entryCost, collateral, balance, orders, fullLots, unfilled, wallet);
        LaneCopy.rows(from, to, collateralKind, marginTier, leverageBand);
        LaneCopy.rows(from, to, quietMark, liquidationMark, lastPartial);
        LaneCopy.rows(from, to, drawnLeverage);
        LaneCopy.masks(
                from, to, flat, ordered, deleveraged, everDeleveraged, everLiquidated, everPanicked, everWipedOut);
    }
}
