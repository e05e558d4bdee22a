package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * Finds which of a block's scenarios made a kernel throw. An error of a loop over all lanes does not say which lane it
 * was in; but scenarios are pure functions, so halves of the block are played again until one scenario is left. That
 * costs up to twice what the block had cost until it failed.
 */
public final class FailingScenario {
    private FailingScenario() {}

    /**
     * The lowest scenario that fails when it is played alone. Of a system of particles, which are only played together,
     * it is the first.
     *
     * @param lanes the block that failed
     * @param step the step in which it failed; later ones are not played
     * @param patience asked before each step; once false, the search is given up
     * @return empty if none of them fails again, or the search was given up
     */
    public static OptionalInt find(MarketModel model, Lanes lanes, int step, BooleanSupplier patience) {
        int together = model.specification().sampling().together();
        return find(lanes, together, part -> fails(model, part, step, patience));
    }

    /**
     * The lowest scenario of {@code lanes} that fails, where a part fails if one of its scenarios does.
     *
     * @param together scenarios that no part divides; {@code lanes} holds a whole number of times as many
     */
    static OptionalInt find(Lanes lanes, int together, Predicate<Lanes> fails) {
        Lanes left = lanes;
        while (left.count() > together) {
            int half = left.count() / together / 2 * together;
            Lanes lower = new Lanes(left.firstScenario(), half);
            left = fails.test(lower) ? lower : new Lanes(left.firstScenario() + half, left.count() - half);
        }
        return fails.test(left) ? OptionalInt.of(left.firstScenario()) : OptionalInt.empty();
    }

    private static boolean fails(MarketModel model, Lanes lanes, int lastStep, BooleanSupplier patience) {
        try {
            BlockSimulator simulator = new BlockSimulator(model, lanes, model.steps());
            for (int step = 0; step <= lastStep && patience.getAsBoolean(); step++) {
                simulator.step(step);
            }
            return false;
        } catch (RuntimeException e) {
            return true;
        }
    }
}
