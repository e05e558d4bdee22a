package io.stampede.trader;

import io.stampede.lanes.LaneMask;
import io.stampede.market.TradingScreen;
import io.stampede.market.account.Passbook;
import io.stampede.sentiment.Exposure;

/**
 * Longs that buy on credit in a build-up, as far as optimism and their leverage carry them.
 *
 * @param steps of the build-up
 * @param startShare part of the full position held when it begins
 * @param optimism what a full drive of the trend adds, relative to the missing part
 * @param pace part of the full position bought in a step at most
 * @source speculative finance in the sense of Minsky (1986); leverage and booms: Geanakoplos (2010)
 */
public record CreditBuying(int steps, double startShare, double optimism, double pace) {

    /** Nobody buys on credit. */
    public static final CreditBuying NONE = new CreditBuying(0, 1, 0, 0);

    /** Places a step's orders in lanes that hold something and neither panic nor are spent. */
    void order(Passbook account, TradingScreen screen, Exposure exposure, long[] panicking, long[] spent) {
        if (screen.step() >= steps || account.side() < 0) {
            return;
        }
        long[] lots = account.lots();
        for (int lane = 0; lane < lots.length; lane++) {
            boolean calm = !LaneMask.contains(panicking, lane) && !LaneMask.contains(spent, lane);
            if (lots[lane] > 0 && calm) {
                account.order(lane, wanted(account, lane, screen.marks()[lane], exposure.optimism()[lane]));
            }
        }
    }

    private long wanted(Passbook account, int lane, long mark, double feeling) {
        long held = account.lots()[lane];
        double full = (double) Math.abs(account.fullLots()[lane]);
        double share = Math.min(1.0, startShare + (1.0 - startShare) * (optimism * feeling));
        long target = (long) Math.floor(full * share);
        long most = (long) Math.ceil(full * pace);
        double equity = (double) (account.balance()[lane] + held * mark);
        long affordable = (long) Math.floor(account.drawnLeverage()[lane] * equity / (double) mark) - held;
        return Math.max(0, Math.min(Math.min(target - held, most), affordable));
    }
}
