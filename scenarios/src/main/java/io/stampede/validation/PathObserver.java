package io.stampede.validation;

import io.stampede.market.VenueBoard;
import io.stampede.market.liquidation.LiquidationTally;
import io.stampede.simulation.BlockSimulator;
import io.stampede.simulation.MarketModel;
import io.stampede.simulation.VenueOpening;
import io.stampede.spec.VenueSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Watches all lanes of a block, step by step, for what their {@link ScenarioPath}s hold. */
final class PathObserver {
    private static final int MINUTE = 60;

    private final BlockSimulator simulator;
    private final int lanes;
    private final int stepSeconds;
    private final int minuteSteps;
    private final double[] weights;
    private final double[] minutePrice;
    private final double[][] returns;
    private final long[][] counts;
    private final long[] ordersBefore;
    private final long[] largestStep;
    private final float[][] depth;
    private final Optional<SizeObserver> sizes;

    /**
     * An observer of a block before its first step after a build-up.
     *
     * @param withSizes whether single accounts are watched, which costs a look at each in every step
     */
    PathObserver(MarketModel model, BlockSimulator simulator, int lanes, boolean withSizes) {
        this.simulator = simulator;
        this.lanes = lanes;
        stepSeconds = model.specification().clock().stepSeconds();
        minuteSteps = Math.max(1, MINUTE / stepSeconds);
        weights = model.specification().venues().stream()
                .mapToDouble(VenueSpecification::weight)
                .toArray();
        int steps = model.steps() - model.buildUpSteps();
        int minutes = steps / minuteSteps;
        minutePrice = simulator.market().tape().consolidated().clone();
        returns = new double[lanes][minutes];
        counts = new long[lanes][minutes];
        ordersBefore = new long[lanes];
        largestStep = new long[lanes];
        depth = new float[lanes][steps];
        sizes = withSizes ? Optional.of(new SizeObserver(simulator.openings(), lanes)) : Optional.empty();
    }

    /** Takes in a step that has just been played. */
    void record(int step) {
        double[] price = simulator.market().tape().consolidated();
        int minute = step / minuteSteps;
        boolean isMinute = (step + 1) % minuteSteps == 0;
        for (int lane = 0; lane < lanes; lane++) {
            long orders = 0;
            double level = 0;
            for (int venue = 0; venue < weights.length; venue++) {
                VenueBoard board = simulator.boards().get(venue);
                orders += tally(venue).orders()[lane];
                level += weights[venue] * board.depth()[lane];
            }
            depth[lane][step] = (float) level;
            largestStep[lane] = Math.max(largestStep[lane], orders - ordersBefore[lane]);
            if (minute < counts[lane].length) {
                counts[lane][minute] += orders - ordersBefore[lane];
            }
            ordersBefore[lane] = orders;
            if (isMinute) {
                returns[lane][minute] = StrictMath.log(price[lane] / minutePrice[lane]);
                minutePrice[lane] = price[lane];
            }
        }
        sizes.ifPresent(SizeObserver::record);
    }

    private LiquidationTally tally(int venue) {
        VenueOpening opening = simulator.openings().get(venue);
        return opening.venue().tally();
    }

    /** What was seen, lane by lane. */
    List<ScenarioPath> paths() {
        List<ScenarioPath> paths = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            int number = lane;
            OptionalDouble halfLife = OptionalDouble.empty();
            var steps = HalfLife.of(depth[lane], 1.0);
            if (steps.isPresent()) {
                halfLife = OptionalDouble.of((double) steps.getAsInt() * stepSeconds);
            }
            paths.add(new ScenarioPath(
                    returns[lane],
                    counts[lane],
                    liquidations(lane),
                    halfLife,
                    sizes.map(seen -> seen.sizes(number)).orElse(ScenarioPath.Sizes.UNWATCHED)));
        }
        return paths;
    }

    private ScenarioPath.Liquidations liquidations(int lane) {
        double notional = 0;
        double bought = 0;
        for (int venue = 0; venue < weights.length; venue++) {
            notional += tally(venue).notional()[lane];
            bought += tally(venue).bought()[lane];
        }
        return new ScenarioPath.Liquidations(ordersBefore[lane], largestStep[lane], notional, notional - bought);
    }
}
