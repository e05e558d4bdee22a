package io.stampede.oracle;

import io.stampede.spec.MarginTier;
import java.util.List;

/** The margin tiers of a venue in money units. */
final class OracleTiers {
    private final long[] bounds;
    private final int[] ratesPpm;
    private final long[] amounts;
    private final double[] maxLeverages;

    OracleTiers(List<MarginTier> tiers, OracleUnits units) {
        int count = tiers.size();
        bounds = new long[count];
        ratesPpm = new int[count];
        amounts = new long[count];
        maxLeverages = new double[count];
        for (int tier = 0; tier < count; tier++) {
            MarginTier given = tiers.get(tier);
            bounds[tier] = given.notionalUpTo().isPresent()
                    ? units.money(given.notionalUpTo().getAsDouble())
                    : Long.MAX_VALUE;
            ratesPpm[tier] = given.maintenanceRatePpm();
            maxLeverages[tier] = given.maxLeverage();
            if (tier > 0) {
                long low = bounds[tier - 1];
                amounts[tier] = amounts[tier - 1]
                        + OracleUnits.rate(low, ratesPpm[tier])
                        - OracleUnits.rate(low, ratesPpm[tier - 1]);
            }
        }
    }

    int tier(long notional) {
        int tier = 0;
        while (notional > bounds[tier]) {
            tier++;
        }
        return tier;
    }

    /** The largest notional of a tier. */
    long bound(int tier) {
        return bounds[tier];
    }

    double maxLeverage(long notional) {
        return maxLeverages[tier(notional)];
    }

    int ratePpm(long notional) {
        return ratesPpm[tier(notional)];
    }

    long amount(long notional) {
        return amounts[tier(notional)];
    }

    long maintenanceMargin(long notional) {
        return OracleUnits.rate(notional, ratePpm(notional)) - amount(notional);
    }
}
