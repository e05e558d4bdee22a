package io.stampede.risk;

import io.stampede.outcome.StepCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded scenarios of events that excite each other as {@link HawkesFit} has it. */
final class HawkesSamples {
    private HawkesSamples() {}

    /**
     * Draws them one after the other, step by step.
     *
     * @param background events a step
     * @param ratio events that one brings on
     * @param memory in steps
     */
    static List<StepCounts> simulate(
            long seed, int scenarios, int steps, double background, double ratio, double memory) {
        SplittableRandom random = new SplittableRandom(seed);
        double beta = StrictMath.exp(-1 / memory);
        List<StepCounts> all = new ArrayList<>();
        for (int scenario = 0; scenario < scenarios; scenario++) {
            int[] counts = new int[steps];
            double excited = 0;
            for (int step = 0; step < steps; step++) {
                double u = ((random.nextLong() >>> 11) + 0.5) * 0x1p-53;
                counts[step] = poisson(background + ratio * (1 - beta) * excited, u);
                excited = beta * excited + counts[step];
            }
            all.add(StepCounts.of(counts));
        }
        return all;
    }

    private static int poisson(double mean, double u) {
        double term = StrictMath.exp(-mean);
        double below = term;
        int events = 0;
        while (u > below && events < 1000) {
            events++;
            term *= mean / events;
            below += term;
        }
        return events;
    }
}
