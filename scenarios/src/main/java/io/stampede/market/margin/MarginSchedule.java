package io.stampede.market.margin;

import io.stampede.market.account.Money;
import io.stampede.spec.MarginTier;
import java.util.List;

/**
 * The margin tiers of a venue: how much equity a position of a given notional must keep.
 *
 * <p>Maintenance margin is {@code rate(n, mmr_k) − amt_k} in the first tier whose bound is at least the notional, with
 * {@code amt_k = amt_{k−1} + bound_{k−1}·(mmr_k − mmr_{k−1})}, which makes it continuous.
 *
 * @units notional and margin in money units (ticks × lots); rates in parts per million
 * @source Binance leverage and margin tiers, notice of 2021-03-18
 */
public final class MarginSchedule {
    /** Ticks by which a screening mark stands off the exact one: more than all rounding can move it. */
    private static final double SAFETY_TICKS = 8;

    private final long[] bounds;
    private final int[] rates;
    private final long[] amounts;
    private final double[] maxLeverage;

    private MarginSchedule(long[] bounds, int[] rates, long[] amounts, double[] maxLeverage) {
        this.bounds = bounds;
        this.rates = rates;
        this.amounts = amounts;
        this.maxLeverage = maxLeverage;
    }

    /** The schedule of a specification's tiers, in money units. */
    public static MarginSchedule of(List<MarginTier> tiers, double tickSize, double lotSize) {
        int count = tiers.size();
        long[] bounds = new long[count];
        int[] rates = new int[count];
        long[] amounts = new long[count];
        double[] maxLeverage = new double[count];
        for (int tier = 0; tier < count; tier++) {
            MarginTier given = tiers.get(tier);
            bounds[tier] = given.notionalUpTo().isPresent()
                    ? Money.units(given.notionalUpTo().getAsDouble(), tickSize, lotSize)
                    : Long.MAX_VALUE;
            rates[tier] = given.maintenanceRatePpm();
            maxLeverage[tier] = given.maxLeverage();
            if (tier > 0) {
                long bound = bounds[tier - 1];
                amounts[tier] = amounts[tier - 1] + Money.rate(bound, rates[tier]) - Money.rate(bound, rates[tier - 1]);
            }
        }
        return new MarginSchedule(bounds, rates, amounts, maxLeverage);
    }

    private int tier(long notional) {
        int tier = 0;
        while (notional > bounds[tier]) {
            tier++;
        }
        return tier;
    }

    /** What a position of this notional must keep, money units. */
    public long maintenance(long notional) {
        int tier = tier(notional);
        return Money.rate(notional, rates[tier]) - amounts[tier];
    }

    /** The maintenance rate of this notional's tier, parts per million. */
    public int maintenanceRate(long notional) {
        return rates[tier(notional)];
    }

    /** The amount taken off in this notional's tier, money units. */
    public long maintenanceAmount(long notional) {
        return amounts[tier(notional)];
    }

    /** The bound of the tier two below this notional's, money units; 0 in the two lowest tiers. */
    public long boundTwoTiersBelow(long notional) {
        int tier = tier(notional);
        return tier < 2 ? 0 : bounds[tier - 2];
    }

    /** The largest leverage admitted at this notional. */
    public double maxLeverage(long notional) {
        return maxLeverage[tier(notional)];
    }

    /**
     * What a lane's position of this notional must keep, money units. The tier is looked for where the lane's was the
     * last time, since it hardly ever changes.
     *
     * @param lastTier per lane, kept up to date
     */
    public long maintenance(long notional, byte[] lastTier, int lane) {
        int tier = lastTier[lane];
        if (notional > bounds[tier] || (tier > 0 && notional <= bounds[tier - 1])) {
            tier = tier(notional);
            lastTier[lane] = (byte) Math.min(tier, Byte.MAX_VALUE);
        }
        return Money.rate(notional, rates[tier]) - amounts[tier];
    }

    /**
     * A mark, times the side of the position, above which equity surely exceeds {@code multiple} times the maintenance
     * margin. It screens: at or below it, equity has to be computed.
     *
     * <p>Maintenance is the upper envelope of the tiers' lines, so equity exceeds it where it exceeds each of them;
     * that is one linear inequality a tier. With a tier that rises as fast as equity there is no such mark.
     *
     * @param lots signed, not 0
     * @param balance cash plus value of the collateral, money units
     * @param multiple of maintenance: 1 for liquidation, 2 for a margin ratio of one half, times the factor of the lane
     * @return side × ticks, {@link Integer#MAX_VALUE} if every mark has to be looked at
     */
    public int screeningMark(long lots, long balance, double multiple) {
        double size = Math.abs((double) lots);
        int side = lots > 0 ? 1 : -1;
        double highest = -1e18;
        for (int tier = 0; tier < rates.length; tier++) {
            double rate = multiple * (rates[tier] / 1e6);
            double slope = size * (1.0 - side * rate);
            double free = (double) balance + multiple * (double) amounts[tier];
            if (slope <= 0) {
                return Integer.MAX_VALUE;
            }
            highest = Math.max(highest, -free / slope);
        }
        double screen = Math.ceil(highest + Math.abs(highest) * 1e-12 + SAFETY_TICKS);
        return screen >= Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) Math.max(screen, -Integer.MAX_VALUE);
    }
}
