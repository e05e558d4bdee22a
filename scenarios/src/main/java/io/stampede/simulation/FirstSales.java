package io.stampede.simulation;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.Lanes;
import io.stampede.market.account.Passbook;

/**
 * When the traders of each cohort of a venue were first liquidated or first panicked. A trader whose bits have not
 * changed costs two comparisons a word of lanes, so watching every step is cheap.
 */
final class FirstSales implements LaneState {
    private final int words;
    private final long[] sold;

    FirstSales(int traders, Lanes lanes) {
        words = lanes.words();
        sold = new long[traders * words];
    }

    /**
     * Takes in what a step that has ended did to a trader.
     *
     * @param rows of first steps per lane, by leverage band; a later step does not replace an earlier one
     */
    void observe(int step, Passbook account, long[][] rows) {
        for (int word = 0; word < words; word++) {
            int place = account.account() * words + word;
            long now = account.everLiquidated()[word] | account.everPanicked()[word];
            long fresh = now & ~sold[place];
            sold[place] = now;
            while (fresh != 0) {
                int lane = (word << 6) + Long.numberOfTrailingZeros(fresh);
                fresh &= fresh - 1;
                long[] first = rows[account.leverageBand()[lane]];
                first[lane] = Math.min(first[lane], step);
            }
        }
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.maskRows(from, to, words, sold);
    }
}
