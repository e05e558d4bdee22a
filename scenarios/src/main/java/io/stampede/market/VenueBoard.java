package io.stampede.market;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneState;
import io.stampede.market.liquidation.LiquidationTally;

/**
 * What a venue lets the others see, per lane. The venue writes it while it acts; between its actions everybody may read
 * it and nobody writes.
 */
public final class VenueBoard implements LaneState {
    private final double[] logMid;
    private final double[] mid;
    private final double[] depth;
    private final long[] grossLots;
    private final long[] leveragedGross;
    private final long[] leveragedNotional;
    private final long[] leveragedEquity;
    private final long[] fearWeight;
    private final long[] forcedNotional;
    private final long[] panicNotional;
    private final long[] panicBought;
    private final long[] takerVolume;
    private final long[] poolVolume;
    private final long[] poolBought;
    private final long[] fundCash;
    private final long[] acted;
    private final long[] panicking;
    private final VenueStatus status;
    private final LiquidationTally tally;
    private long[] arbitrageLots = new long[0];
    private long[] arbitrageWorth = new long[0];
    private long[] arbitrageFree = new long[0];

    /**
     * A blank board.
     *
     * @param leveragedTraders the venue's leveraged traders
     * @param status what of the venue still works
     * @param tally what it liquidated
     */
    VenueBoard(int lanes, int leveragedTraders, VenueStatus status, LiquidationTally tally) {
        this.status = status;
        this.tally = tally;
        logMid = new double[lanes];
        mid = new double[lanes];
        depth = new double[lanes];
        grossLots = new long[lanes];
        leveragedGross = new long[lanes];
        leveragedNotional = new long[lanes];
        leveragedEquity = new long[lanes];
        fearWeight = new long[lanes];
        forcedNotional = new long[lanes];
        panicNotional = new long[lanes];
        panicBought = new long[lanes];
        takerVolume = new long[lanes];
        poolVolume = new long[lanes];
        poolBought = new long[lanes];
        fundCash = new long[lanes];
        acted = new long[LaneMask.words(lanes)];
        panicking = new long[leveragedTraders * LaneMask.words(lanes)];
    }

    /** What of the venue still works. */
    public VenueStatus status() {
        return status;
    }

    /** What the venue liquidated since the start. */
    public LiquidationTally tally() {
        return tally;
    }

    /** Makes room for what arbitrageurs hold at the venue. */
    void showArbitrage() {
        arbitrageLots = new long[mid.length];
        arbitrageWorth = new long[mid.length];
        arbitrageFree = new long[mid.length];
    }

    /** What arbitrageurs hold here, signed lots; empty without any. */
    public long[] arbitrageLots() {
        return arbitrageLots;
    }

    /** Their equity here at the last mark, money units. */
    public long[] arbitrageWorth() {
        return arbitrageWorth;
    }

    /** What of it their position does not need, money units. */
    public long[] arbitrageFree() {
        return arbitrageFree;
    }

    /** Log mid prices. */
    public double[] logMid() {
        return logMid;
    }

    /** Mid prices, quote currency. */
    public double[] mid() {
        return mid;
    }

    /** Relative depths. */
    public double[] depth() {
        return depth;
    }

    /** Sum of position sizes over all accounts, lots. */
    public long[] grossLots() {
        return grossLots;
    }

    /** Sum of position sizes of leveraged traders when they decided, lots. */
    public long[] leveragedGross() {
        return leveragedGross;
    }

    /** The same at the mark, money units. */
    public long[] leveragedNotional() {
        return leveragedNotional;
    }

    /** Sum of the positive equities of leveraged traders at the mark, money units. */
    public long[] leveragedEquity() {
        return leveragedEquity;
    }

    /** Sum of fear (in 2^-20) times position size over leveraged traders. */
    public long[] fearWeight() {
        return fearWeight;
    }

    /** Notional filled by liquidation orders in this step, money units. */
    public long[] forcedNotional() {
        return forcedNotional;
    }

    /** Notional at the mark of this step's panic exits, money units. */
    public long[] panicNotional() {
        return panicNotional;
    }

    /** The part of the panic notional that bought: exits of shorts. */
    public long[] panicBought() {
        return panicBought;
    }

    /** Notional filled in this step, money units. */
    public long[] takerVolume() {
        return takerVolume;
    }

    /** The part of it filled for the pools: everything that is neither liquidation nor panic, money units. */
    public long[] poolVolume() {
        return poolVolume;
    }

    /** The part of the pools' volume that bought, money units. */
    public long[] poolBought() {
        return poolBought;
    }

    /** What the insurance fund was worth at the end of the last step, money units. */
    public long[] fundCash() {
        return fundCash;
    }

    /** Lanes in which the last liquidation round found an account to act on. */
    public long[] acted() {
        return acted;
    }

    /** A bit a lane for each leveraged trader of the venue, set while it panics; trader-major. */
    public long[] panicking() {
        return panicking;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, logMid, mid, depth);
        LaneCopy.rows(from, to, grossLots, leveragedGross, leveragedNotional, leveragedEquity, fearWeight, fundCash);
        LaneCopy.rows(from, to, forcedNotional, panicNotional, panicBought, takerVolume, poolVolume, poolBought);
        LaneCopy.rows(from, to, arbitrageLots, arbitrageWorth, arbitrageFree);
        LaneCopy.masks(from, to, acted);
        LaneCopy.maskRows(from, to, acted.length, panicking);
    }
}
