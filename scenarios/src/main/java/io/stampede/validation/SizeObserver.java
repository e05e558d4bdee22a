package io.stampede.validation;

import io.stampede.lanes.LaneMask;
import io.stampede.market.Venue;
import io.stampede.market.account.Passbook;
import io.stampede.simulation.VenueOpening;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Watches the leveraged accounts of a block: how large those are that are liquidated, and what auto-deleveraging takes
 * from its counterparties. It compares positions from step to step, so nothing has to report to it.
 */
final class SizeObserver {
    private final List<Watched> accounts = new ArrayList<>();
    private final List<List<Double>> liquidated = new ArrayList<>();
    private final int lanes;

    /** An account, and what it was like at the end of the last step. */
    private record Watched(Venue venue, Passbook account, long[] lots, long[] liquidated, double[] deleveraged) {}

    SizeObserver(List<VenueOpening> openings, int lanes) {
        this.lanes = lanes;
        for (VenueOpening opening : openings) {
            for (Passbook account : opening.venue().passbooks()) {
                if (account.side() != 0) {
                    accounts.add(new Watched(
                            opening.venue(),
                            account,
                            account.lots().clone(),
                            new long[LaneMask.words(lanes)],
                            new double[lanes]));
                }
            }
        }
        for (int lane = 0; lane < lanes; lane++) {
            liquidated.add(new ArrayList<>());
        }
    }

    /** Takes in a step that has just been played. */
    void record() {
        for (Watched watched : accounts) {
            Passbook account = watched.account();
            for (int word = 0; word < watched.liquidated().length; word++) {
                long fresh = account.everLiquidated()[word] & ~watched.liquidated()[word];
                long hit = account.deleveraged()[word] & ~account.everLiquidated()[word];
                while (fresh != 0) {
                    int lane = (word << 6) + Long.numberOfTrailingZeros(fresh);
                    fresh &= fresh - 1;
                    liquidated.get(lane).add(notional(watched, lane, watched.lots()[lane]));
                }
                while (hit != 0) {
                    int lane = (word << 6) + Long.numberOfTrailingZeros(hit);
                    hit &= hit - 1;
                    long lost = Math.abs(watched.lots()[lane]) - Math.abs(account.lots()[lane]);
                    watched.deleveraged()[lane] += notional(watched, lane, Math.max(0, lost));
                }
                watched.liquidated()[word] = account.everLiquidated()[word];
            }
            System.arraycopy(account.lots(), 0, watched.lots(), 0, lanes);
        }
    }

    private static double notional(Watched watched, int lane, long lots) {
        return (double) Math.abs(lots) * watched.venue().marks()[lane];
    }

    /** What was seen in a lane. */
    ScenarioPath.Sizes sizes(int lane) {
        double[] taken = accounts.stream()
                .mapToDouble(watched -> watched.deleveraged()[lane])
                .filter(size -> size > 0)
                .toArray();
        double[] sizes =
                liquidated.get(lane).stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sizes);
        return new ScenarioPath.Sizes(sizes, taken);
    }
}
