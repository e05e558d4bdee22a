package io.stampede.trader;

import io.stampede.lanes.LaneMask;
import io.stampede.lanes.LaneRandom;
import io.stampede.lanes.Purpose;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import java.util.Optional;

/** Traders who were closed out and come back once they have lost their fear, as large as their money still carries. */
final class Reentry {
    private static final double FEARLESS = 0.1;

    private final double probability;
    private final Optional<LaneRandom> draws;

    /**
     * Comes back with a probability per step.
     *
     * @param draws one a step; not used if the probability is 0
     */
    Reentry(double probability, TraderDraws draws) {
        this.probability = probability;
        this.draws = probability == 0 ? Optional.empty() : Optional.of(draws.of(Purpose.REENTRY));
    }

    /**
     * Places orders in the flat lanes of a word that are neither in panic nor spent.
     *
     * @param calm bits of these lanes
     */
    void order(int word, long calm, double[] fear, Passbook account, TradingScreen screen) {
        if (draws.isEmpty()) {
            return;
        }
        LaneRandom numbers = draws.get();
        long left = calm & account.flat()[word];
        while (left != 0) {
            int lane = (word << 6) + Long.numberOfTrailingZeros(left);
            left &= left - 1;
            boolean may = fear[lane] < FEARLESS && !LaneMask.contains(screen.withoutOrders(), lane);
            if (may && numbers.uniform(lane, screen.step(), 0) < probability) {
                account.order(lane, account.side() * lots(account, lane, screen.marks()[lane]));
            }
        }
    }

    private static long lots(Passbook account, int lane, long mark) {
        double money = (double) Math.max(account.cash()[lane], 0);
        long affordable = (long) Math.floor(money * account.drawnLeverage()[lane] / (double) mark);
        return Math.min(Math.abs(account.fullLots()[lane]), affordable);
    }
}
