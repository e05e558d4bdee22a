package io.stampede.simulation;

import io.stampede.distribution.NormalDistribution;
import io.stampede.lanes.LaneRandom;
import io.stampede.lanes.LaneWindow;
import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;
import io.stampede.sampling.ShockSampling;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Quantity;
import io.stampede.spec.SamplingMethod;
import io.stampede.spec.ShockQuantity;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When each shock of a specification acts in each lane of a block, and how strongly. What is drawn belongs to the
 * scenario: the address is the world's, for shocks, the shock's position in the specification in place of a step. Where
 * scenarios are not drawn plainly, the numbers come from {@link ShockSampling}.
 */
final class ShockSchedule {
    private static final int TRUTH = 6;

    private final ClockSpecification clock;
    private final int start;
    private final int lanes;
    private final LaneRandom draws;
    private final @Nullable ShockSampling sampling;

    ShockSchedule(Specification specification, Lanes lanes) {
        this.clock = specification.clock();
        start = specification.buildUpSteps();
        this.lanes = lanes.count();
        draws = LaneRandom.of(specification.seed(), lanes, RandomAddress.WORLD, Purpose.SHOCK);
        sampling = isPlain(specification.sampling().method()) ? null : ShockSampling.of(specification, lanes);
    }

    private static boolean isPlain(SamplingMethod method) {
        return method == SamplingMethod.PLAIN || method == SamplingMethod.SPLITTING;
    }

    /** Number of lanes. */
    int lanes() {
        return lanes;
    }

    /** A shock that acts in one step. */
    LaneWindow moment(int shock, Quantity at, Quantity size) {
        int[] from = steps(shock, at);
        int[] to = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            to[lane] = from[lane] + 1;
        }
        return new LaneWindow(from, to, sizes(shock, size));
    }

    /** A shock that lasts. */
    LaneWindow window(int shock, Quantity at, Quantity duration, Quantity size) {
        int[] from = steps(shock, at);
        int[] to = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            double seconds = value(shock, lane, ShockQuantity.DURATION, duration);
            to[lane] = from[lane] + Math.max(1, steps(seconds));
        }
        return new LaneWindow(from, to, sizes(shock, size));
    }

    /** Whether each lane's rumour is true. */
    boolean[] truth(int shock, double probability) {
        boolean[] truth = new boolean[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            truth[lane] = draws.uniform(lane, shock, TRUTH) < probability;
        }
        return truth;
    }

    /** The step so long after each of the given ones; −1 if never. */
    int[] later(int[] steps, Optional<Duration> after) {
        int[] later = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            later[lane] = after.isPresent() ? steps[lane] + clock.steps(after.get()) : -1;
        }
        return later;
    }

    private int[] steps(int shock, Quantity at) {
        int[] steps = new int[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            steps[lane] = start + Math.min(steps(value(shock, lane, ShockQuantity.AT, at)), clock.steps() - 1);
        }
        return steps;
    }

    private int steps(double seconds) {
        return (int) Math.ceil(seconds / clock.stepSeconds());
    }

    private double[] sizes(int shock, Quantity size) {
        double[] sizes = new double[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            sizes[lane] = value(shock, lane, ShockQuantity.SIZE, size);
        }
        return sizes;
    }

    private double value(int shock, int lane, ShockQuantity which, Quantity quantity) {
        if (quantity instanceof Quantity.Fixed fixed) {
            return fixed.value();
        }
        int draw = draw(which);
        if (quantity instanceof Quantity.Normal normal) {
            double score = sampling == null
                    ? draws.normal(lane, shock, draw)
                    : NormalDistribution.quantile(sampling.uniform(shock, which, lane));
            double drawn = normal.mean() + normal.deviation() * score;
            return Math.min(Math.max(drawn, normal.from()), normal.to());
        }
        double uniform = sampling == null ? draws.uniform(lane, shock, draw) : sampling.uniform(shock, which, lane);
        if (quantity instanceof Quantity.Uniform law) {
            return law.from() + (law.to() - law.from()) * uniform;
        }
        Quantity.Choice choice = (Quantity.Choice) quantity;
        int count = choice.values().size();
        return choice.values().get((int) Math.floor(uniform * count));
    }

    private static int draw(ShockQuantity quantity) {
        return switch (quantity) {
            case AT -> 0;
            case DURATION -> 2;
            case SIZE -> 4;
        };
    }
}
