package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import io.stampede.market.VenueDigest;
import io.stampede.market.account.Money;
import io.stampede.outcome.CohortFigure;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.VenueFigure;
import io.stampede.simulation.VenueClosing.Balances;
import io.stampede.spec.AssetSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Turns what was recorded and what the venues closed with into the columns of a block. */
final class OutcomeAssembly {
    private final MarketModel model;
    private final OutcomeLayout layout;
    private final List<OutcomeColumn> columns = new ArrayList<>();

    private OutcomeAssembly(MarketModel model, int lanes) {
        this.model = model;
        this.layout = model.layout();
        for (int column = 0; column < layout.columns(); column++) {
            columns.add(OutcomeColumn.ofSize(lanes));
        }
    }

    static OutcomeBlock assemble(
            MarketModel model, Lanes lanes, BlockMarket market, List<VenueClosing> closings, long[] fearDigest) {
        OutcomeAssembly assembly = new OutcomeAssembly(model, lanes.count());
        long[] digests = new long[lanes.count()];
        for (int lane = 0; lane < lanes.count(); lane++) {
            OutcomeRecorder.Path path = market.recorder().path(lane);
            assembly.setPrices(lane, path, market);
            assembly.setFlows(lane, path, market, closings);
            assembly.setState(lane, path, market);
            assembly.setFeatures(lane, market, closings);
            assembly.setVenues(lane, market, closings);
            assembly.setCohorts(lane, closings);
            for (VenueClosing closing : closings) {
                digests[lane] = VenueDigest.fold(digests[lane], closing.digest()[lane]);
            }
            digests[lane] = VenueDigest.fold(digests[lane], fearDigest[lane]);
        }
        assembly.setWeights(market);
        return new OutcomeBlock(lanes.firstScenario(), assembly.columns, digests, market.liquidations());
    }

    private void setWeights(BlockMarket market) {
        if (layout.isWeighted()) {
            double[] weights = market.weights();
            for (int lane = 0; lane < weights.length; lane++) {
                columns.get(layout.weightColumn()).set(lane, weights[lane]);
            }
        }
    }

    private void set(Metric metric, int lane, double value) {
        columns.get(layout.column(metric)).set(lane, value);
    }

    private void setRatio(Metric metric, int lane, double part, double whole) {
        if (whole != 0) {
            set(metric, lane, part / whole);
        }
    }

    private double seconds(int step) {
        return (step + 1.0) * model.specification().clock().stepSeconds();
    }

    private void setPrices(int lane, OutcomeRecorder.Path path, BlockMarket market) {
        OutcomeRecorder.Start start = market.recorder().start(lane);
        double initial = start.price();
        double last = market.tape().consolidated()[lane];
        double lowest = path.price().lowest();
        double drop = market.recorder().fall(lane);
        double exogenous = Math.max(0, 1.0 - StrictMath.exp(path.price().lowestLogFundamental()) / start.fundamental());
        set(Metric.MAX_DROP, lane, drop);
        set(Metric.MAX_DRAWDOWN, lane, path.price().drawdown());
        set(Metric.FINAL_LOSS, lane, 1.0 - last / initial);
        set(Metric.EXOGENOUS_DROP, lane, exogenous);
        set(Metric.MAX_VENUE_GAP, lane, path.price().widestGap());
        if (path.price().lowStep() >= 0 && drop > 0) {
            set(Metric.TIME_TO_LOW, lane, seconds(path.price().lowStep()));
            set(Metric.RECOVERY_RATIO, lane, (last - lowest) / (initial - lowest));
            set(Metric.REACTION_SHARE, lane, Math.min(Math.max(1.0 - exogenous / drop, 0), 1));
        }
    }

    private static long sum(List<VenueClosing> closings, ToLongFunction<VenueClosing> figure) {
        long sum = 0;
        for (VenueClosing closing : closings) {
            sum += figure.applyAsLong(closing);
        }
        return sum;
    }

    private void setFlows(int lane, OutcomeRecorder.Path path, BlockMarket market, List<VenueClosing> closings) {
        OutcomeRecorder.Path.Flow flow = path.flow();
        long initialTicks = initialTicks(lane, market);
        double openInterest = sum(closings, closing -> closing.balances().initialGross()[lane] / 2 * initialTicks);
        double forced = flow.forced();
        double volume = flow.volume();
        setRatio(Metric.LIQUIDATED_NOTIONAL, lane, forced, openInterest);
        setRatio(Metric.PANIC_SOLD_NOTIONAL, lane, flow.panic(), openInterest);
        setRatio(Metric.TURNOVER, lane, volume, openInterest);
        setRatio(Metric.FORCED_VOLUME_SHARE, lane, forced, volume);
        setRatio(Metric.MAX_MINUTE_LIQUIDATION_SHARE, lane, flow.peakMinute(), forced);
        setRatio(Metric.MAX_FORTY_MINUTE_LIQUIDATION_SHARE, lane, flow.peakFortyMinutes(), forced);
        if (flow.peakDistress() > 0) {
            set(Metric.CAPITULATION_TIME, lane, seconds(flow.distressStep()));
        }
        set(
                Metric.LIQUIDATION_COUNT,
                lane,
                sum(closings, closing -> closing.tally().orders()[lane]));
        setRatio(
                Metric.LIQUIDATED_ACCOUNT_SHARE,
                lane,
                sum(closings, closing -> closing.balances().liquidatedAccounts()[lane]),
                model.liquidatableTraders());
        setRatio(
                Metric.AUTO_DELEVERAGED_NOTIONAL,
                lane,
                sum(closings, closing -> closing.tally().deleveragedNotional()[lane]),
                openInterest);
        set(
                Metric.AUTO_DELEVERAGED_ACCOUNTS,
                lane,
                sum(closings, closing -> closing.balances().deleveragedAccounts()[lane]));
        setRatio(
                Metric.AUTO_DELEVERAGING_HAIRCUT,
                lane,
                sum(closings, closing -> closing.tally().haircut()[lane]),
                openInterest);
        setRatio(
                Metric.BAD_DEBT,
                lane,
                -sum(closings, closing -> closing.balances().badDebt()[lane]),
                openInterest);
        setRatio(
                Metric.MARKET_MAKER_LOSS,
                lane,
                sum(closings, closing -> closing.balances().makerLoss()[lane]),
                openInterest);
        long fund = sum(closings, closing -> closing.balances().initialFund()[lane]);
        if (fund > 0) {
            double low = sum(closings, closing -> closing.balances().fundLow()[lane]);
            set(Metric.INSURANCE_FUND_DRAW, lane, Math.max(0, 1.0 - low / fund));
        }
    }

    private void setState(int lane, OutcomeRecorder.Path path, BlockMarket market) {
        OutcomeRecorder.Path.State state = path.state();
        set(Metric.CAPITULATION_INDEX, lane, state.capitulation());
        setRatio(Metric.PEAK_PANIC_SHARE, lane, state.peakPanic(), model.leveragedTraders());
        set(Metric.PEAK_FEAR, lane, state.peakFear());
        if (state.initialGross() > 0) {
            set(Metric.OPEN_INTEREST_DROP, lane, 1.0 - (double) state.lowestGross() / (double) state.initialGross());
        }
        if (state.peakLeverage() >= 0) {
            set(Metric.PEAK_SYSTEM_LEVERAGE, lane, state.peakLeverage());
        }
        set(Metric.DEPTH_WITHDRAWAL, lane, 1.0 - state.lowestDepth());
        OutcomeRecorder.Start start = market.recorder().start(lane);
        set(Metric.NEWS_COUNT, lane, market.world().newsCount()[lane] - start.news());
    }

    private void setFeatures(int lane, BlockMarket market, List<VenueClosing> closings) {
        long initialTicks = initialTicks(lane, market);
        double openInterest = sum(closings, closing -> closing.balances().initialGross()[lane] / 2 * initialTicks);
        FeatureFigures.of(lane, market.recorder(), closings, openInterest).forEach((metric, value) -> {
            if (layout.metrics().contains(metric)) {
                set(metric, lane, value);
            }
        });
    }

    private long initialTicks(int lane, BlockMarket market) {
        return Money.ticks(
                market.recorder().start(lane).price(),
                model.specification().asset().tickSize());
    }

    private void setVenues(int lane, BlockMarket market, List<VenueClosing> closings) {
        long initialTicks = initialTicks(lane, market);
        for (int venue = 0; venue < closings.size(); venue++) {
            Balances balances = closings.get(venue).balances();
            double openInterest = balances.initialGross()[lane] / 2 * initialTicks;
            double initial = market.recorder().venueInitial(venue, lane);
            double lowest = market.recorder().venueLowest(venue, lane);
            set(venue, VenueFigure.MAX_DROP, lane, Math.max(0, 1.0 - lowest / initial));
            if (openInterest > 0) {
                double liquidated = closings.get(venue).tally().notional()[lane];
                double deleveraged = closings.get(venue).tally().deleveragedNotional()[lane];
                set(venue, VenueFigure.LIQUIDATED_NOTIONAL, lane, liquidated / openInterest);
                set(venue, VenueFigure.AUTO_DELEVERAGED_NOTIONAL, lane, deleveraged / openInterest);
            }
            long fund = balances.initialFund()[lane];
            if (fund > 0) {
                double draw = 1.0 - (double) balances.fundLow()[lane] / (double) fund;
                set(venue, VenueFigure.INSURANCE_FUND_DRAW, lane, Math.max(0, draw));
            }
            int step = closings.get(venue).tally().firstDeleveragingStep()[lane];
            if (step >= 0) {
                set(venue, VenueFigure.FIRST_AUTO_DELEVERAGING, lane, seconds(step - model.buildUpSteps()));
            }
            int distress = closings.get(venue).firstDistress()[lane];
            if (distress >= 0) {
                set(venue, VenueFigure.FIRST_DISTRESS, lane, seconds(distress));
            }
        }
    }

    private void set(int venue, VenueFigure figure, int lane, double value) {
        columns.get(layout.column(venue, figure)).set(lane, value);
    }

    private void setCohorts(int lane, List<VenueClosing> closings) {
        AssetSpecification asset = model.specification().asset();
        double unit = asset.tickSize() * asset.lotSize();
        for (int cohort = 0; cohort < layout.cohorts(); cohort++) {
            for (CohortFigure figure : CohortFigure.values()) {
                int row = cohort * CohortFigure.values().length + figure.ordinal();
                OutcomeColumn column = columns.get(layout.column(cohort, figure));
                switch (figure) {
                    case FIRST_SALE -> setFirst(column, lane, row, closings);
                    case INITIAL_EQUITY, FINAL_EQUITY -> column.set(lane, cohortSum(lane, row, closings) * unit);
                    case TRADERS, LIQUIDATED, PANICKED, WIPED_OUT -> column.set(lane, cohortSum(lane, row, closings));
                }
            }
        }
    }

    private static double cohortSum(int lane, int row, List<VenueClosing> closings) {
        return sum(closings, closing -> closing.cohorts()[row][lane]);
    }

    private void setFirst(OutcomeColumn column, int lane, int row, List<VenueClosing> closings) {
        long first = VenueClosing.NEVER;
        for (VenueClosing closing : closings) {
            first = Math.min(first, closing.cohorts()[row][lane]);
        }
        if (first != VenueClosing.NEVER) {
            column.set(lane, seconds((int) first));
        }
    }
}
