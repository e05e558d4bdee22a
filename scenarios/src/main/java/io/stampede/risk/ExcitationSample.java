package io.stampede.risk;

import io.stampede.outcome.StepCounts;
import java.util.Arrays;
import java.util.List;

/**
 * Events per step of independent scenarios: only steps with events are kept, scenario by scenario.
 *
 * <p>What earlier events add to the intensity of a step is {@code x_t = (1 − β) Σ_{j<t} β^{t−1−j} N_j} with
 * {@code β = e^{−1/τ}} and the memory τ in steps: the part of each event's offspring that is due in the step.
 */
final class ExcitationSample {
    private final int[] firstEntry;
    private final int[] length;
    private final int[] step;
    private final int[] count;
    private final int longest;

    private ExcitationSample(int[] firstEntry, int[] length, int[] step, int[] count) {
        this.firstEntry = firstEntry;
        this.length = length;
        this.step = step;
        this.count = count;
        longest = Arrays.stream(length).max().orElse(0);
    }

    /** Of the first scenarios, as many as have so many steps with events between them. */
    static ExcitationSample of(List<StepCounts> scenarios, int entriesMax) {
        Entries entries = new Entries();
        int[] firstEntry = new int[scenarios.size() + 1];
        int taken = 0;
        while (taken < scenarios.size() && entries.size < entriesMax) {
            scenarios.get(taken).forEach(entries::add);
            firstEntry[++taken] = entries.size;
        }
        int[] length =
                scenarios.subList(0, taken).stream().mapToInt(StepCounts::steps).toArray();
        return new ExcitationSample(
                Arrays.copyOf(firstEntry, taken + 1),
                length,
                Arrays.copyOf(entries.step, entries.size),
                Arrays.copyOf(entries.count, entries.size));
    }

    private static final class Entries {
        private int[] step = new int[1024];
        private int[] count = new int[1024];
        private int size;

        void add(int at, int events) {
            if (size == step.length) {
                step = Arrays.copyOf(step, 2 * size);
                count = Arrays.copyOf(count, 2 * size);
            }
            step[size] = at;
            count[size++] = events;
        }
    }

    /** Number of scenarios. */
    int scenarios() {
        return length.length;
    }

    /** Steps of a scenario. */
    int length(int scenario) {
        return length[scenario];
    }

    /** Steps of the longest scenario. */
    int longest() {
        return longest;
    }

    /** Steps with events, of all scenarios. */
    int entries() {
        return step.length;
    }

    /** The first entry of a scenario; of the number of scenarios: one beyond the last. */
    int firstEntry(int scenario) {
        return firstEntry[scenario];
    }

    /** Events of an entry. */
    int count(int entry) {
        return count[entry];
    }

    /** All steps of all scenarios. */
    long steps() {
        return Arrays.stream(length).asLongStream().sum();
    }

    /** All events. */
    long events() {
        return Arrays.stream(count).asLongStream().sum();
    }

    /** Scenarios that have at least so many events. */
    int scenariosWith(int events) {
        int scenarios = 0;
        for (int scenario = 0; scenario < scenarios(); scenario++) {
            long sum = 0;
            for (int entry = firstEntry[scenario]; entry < firstEntry[scenario + 1]; entry++) {
                sum += count[entry];
            }
            scenarios += sum >= events ? 1 : 0;
        }
        return scenarios;
    }

    /**
     * What earlier events add at one memory.
     *
     * @param atEntries {@code x_t} of each entry's step
     * @param sums of {@code x_t} over all steps of each scenario
     */
    record Offspring(double[] atEntries, double[] sums) {
        double sum() {
            CompensatedSum sum = new CompensatedSum();
            for (double part : sums) {
                sum.add(part);
            }
            return sum.value();
        }
    }

    /**
     * What earlier events add.
     *
     * @param logMemory logarithm of τ in steps
     */
    Offspring offspring(double logMemory) {
        double[] power = powers(StrictMath.exp(-StrictMath.exp(-logMemory)));
        double fresh = -StrictMath.expm1(-StrictMath.exp(-logMemory));
        double[] atEntries = new double[step.length];
        double[] sums = new double[length.length];
        for (int scenario = 0; scenario < length.length; scenario++) {
            CompensatedSum sum = new CompensatedSum();
            double decayed = 0;
            for (int entry = firstEntry[scenario]; entry < firstEntry[scenario + 1]; entry++) {
                if (entry > firstEntry[scenario]) {
                    int gap = step[entry] - step[entry - 1];
                    decayed = power[gap] * decayed + power[gap - 1] * count[entry - 1];
                }
                atEntries[entry] = fresh * decayed;
                sum.add(count[entry] * (1 - power[length[scenario] - 1 - step[entry]]));
            }
            sums[scenario] = sum.value();
        }
        return new Offspring(atEntries, sums);
    }

    private double[] powers(double base) {
        double[] power = new double[longest + 1];
        double value = 1;
        for (int exponent = 0; exponent <= longest && value > 1e-300; exponent++) {
            power[exponent] = value;
            value *= base;
        }
        return power;
    }
}
