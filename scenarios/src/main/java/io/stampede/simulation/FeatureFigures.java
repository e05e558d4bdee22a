package io.stampede.simulation;

import io.stampede.market.account.Money;
import io.stampede.outcome.Metric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** One lane's metrics of the features that a specification uses. */
final class FeatureFigures {
    private FeatureFigures() {}

    /** All of them that are defined; which of them the batch has is the layout's. */
    static Map<Metric, Double> of(
            int lane, OutcomeRecorder recorder, List<VenueClosing> closings, double openInterest) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        int lowest = Money.MILLION;
        long trips = 0;
        double shortfall = 0;
        double claimed = 0;
        double kept = 0;
        for (VenueClosing closing : closings) {
            VenueClosing.Features features = closing.features();
            lowest = Math.min(lowest, features.lowestPeg()[lane]);
            trips += at(features.trips(), lane);
            shortfall += at(features.shortfall(), lane);
            claimed += at(features.claimed(), lane);
            kept += at(features.kept(), lane);
        }
        figures.put(Metric.COLLATERAL_DROP, (Money.MILLION - lowest) / 1e6);
        figures.put(Metric.CIRCUIT_BREAKER_TRIPS, (double) trips);
        figures.put(Metric.TRADING_HALT_TIME, recorder.halts().trading(lane));
        figures.put(Metric.WITHDRAWAL_HALT_TIME, recorder.halts().withdrawals(lane));
        if (openInterest > 0) {
            figures.put(Metric.SOLVENCY_SHORTFALL, shortfall / openInterest);
        }
        if (claimed > 0) {
            figures.put(Metric.CLAIMS_LOSS, 1.0 - kept / claimed);
        }
        OutcomeRecorder.Start start = recorder.start(lane);
        figures.put(Metric.BUBBLE_GAP, start.bubble());
        figures.put(Metric.BUILD_UP_GROWTH, start.growth());
        if (start.leverage() >= 0) {
            figures.put(Metric.INITIAL_SYSTEM_LEVERAGE, start.leverage());
        }
        return figures;
    }

    private static long at(long[] values, int lane) {
        return values.length == 0 ? 0 : values[lane];
    }
}
