package io.stampede.risk;

import io.stampede.risk.CausalShares.Part;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The worst losses of each world, and their figures in samples of the scenarios' groups.
 *
 * <p>Only groups with a scenario near or in the tail of some world are kept: eight standard deviations below the
 * level's rank no sample ever has its own. Of weighted scenarios all are. What is beyond a loss is the sum of weights
 * there over the number of scenarios, as in {@link WeightedTail}.
 */
final class WorldTails {
    private static final int DEVIATIONS_BELOW = 8;

    /** A mass this close above what is beyond the level has not passed it: ranks are those of {@link LossSample}. */
    private static final double TOLERANCE = 1e-7;

    private final WorldSample sample;
    private final double level;
    private final double total;
    private final double[] bases;
    private final double[] floors;
    private final int[] place;
    private final int[][] descending;

    WorldTails(WorldSample sample, double level) {
        this.sample = sample;
        this.level = level;
        double[] allBases = sample.groupSizes();
        total = WorldMean.sum(allBases);
        int worlds = sample.losses().size();
        floors = new double[worlds];
        boolean[] kept = new boolean[allBases.length];
        int floorRank = floorRank();
        for (int world = 0; world < worlds; world++) {
            floors[world] = sample.losses().get(world).atRank(floorRank);
        }
        boolean areAllKept = !sample.isUnweighted();
        for (int index = 0; index < sample.size(); index++) {
            kept[sample.groups()[index]] |= areAllKept || isNear(index);
        }
        int[] number = new int[kept.length];
        int count = 0;
        for (int group = 0; group < kept.length; group++) {
            number[group] = kept[group] ? count++ : -1;
        }
        bases = new double[count];
        for (int group = 0; group < kept.length; group++) {
            if (kept[group]) {
                bases[number[group]] = allBases[group];
            }
        }
        place = Arrays.stream(sample.groups()).map(group -> number[group]).toArray();
        descending = new int[worlds][];
        for (int world = 0; world < worlds; world++) {
            descending[world] = descending(world);
        }
    }

    private int floorRank() {
        if (!sample.isUnweighted()) {
            return 1;
        }
        int size = sample.size();
        double largestGroup = Math.ceil(size / (double) sample.groupCount());
        double deviation = Math.sqrt(size * level * (1 - level) * largestGroup);
        int rank = sample.losses().get(0).rankOf(level);
        return (int) Math.max(1, rank - DEVIATIONS_BELOW * (1 + Math.ceil(deviation)));
    }

    private boolean isNear(int index) {
        for (int world = 0; world < floors.length; world++) {
            if (sample.loss(world, index) > floors[world]) {
                return true;
            }
        }
        return false;
    }

    private int[] descending(int world) {
        return IntStream.range(0, place.length)
                .filter(index -> place[index] >= 0)
                .boxed()
                .sorted((one, other) -> Double.compare(sample.loss(world, other), sample.loss(world, one)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /** Number of the groups that are kept. */
    int groups() {
        return bases.length;
    }

    private double mass(int[] times) {
        if (bases.length < sample.groupCount()) {
            return total; // groups are alike, and a sample has as many of them
        }
        double mass = 0;
        for (int group = 0; group < times.length; group++) {
            mass += times[group] * bases[group];
        }
        return mass;
    }

    /** The value at risk of each world in a sample that has each kept group so many times. */
    double[] valuesAtRisk(int[] times) {
        double[] values = new double[floors.length];
        double beyond = mass(times) * (1 - level) + TOLERANCE;
        for (int world = 0; world < values.length; world++) {
            values[world] = valueAtRisk(world, times, beyond);
        }
        return values;
    }

    /** The least loss above which there is no more mass than is beyond the level. */
    private double valueAtRisk(int world, int[] times, double beyond) {
        double above = 0;
        double value = floors[world];
        for (int index : descending[world]) {
            double mass = times[place[index]] * sample.weights()[index];
            if (mass > 0) {
                if (above > beyond) {
                    return value;
                }
                value = sample.loss(world, index);
                above += mass;
            }
        }
        boolean isWhole = bases.length == sample.groupCount();
        return above > beyond || isWhole ? value : floors[world];
    }

    /** The figures of a sample that has each kept group so many times. */
    Draw measure(int[] times, int draws) {
        double[] values = valuesAtRisk(times);
        double mass = mass(times);
        double[] shortfalls = new double[values.length];
        double[][] excesses = new double[values.length][bases.length];
        for (int world = 0; world < values.length; world++) {
            CompensatedSum sum = new CompensatedSum();
            for (int index : descending[world]) {
                double excess = sample.loss(world, index) - values[world];
                if (excess <= 0) {
                    break;
                }
                excesses[world][place[index]] += sample.weights()[index] * excess;
                sum.add(times[place[index]] * sample.weights()[index] * excess);
            }
            shortfalls[world] = values[world] + sum.value() / ((1 - level) * mass);
        }
        return new Draw(values, shortfalls, excesses, times.clone(), new Size(mass, draws));
    }

    /** Kish's effective number of groups with factual losses beyond the value at risk. */
    double effectiveGroups(Draw measured) {
        double[] beyond = new double[bases.length];
        for (int index : descending[0]) {
            if (sample.loss(0, index) <= measured.valuesAtRisk()[0]) {
                break;
            }
            beyond[place[index]] += sample.weights()[index];
        }
        return ScenarioWeights.effective(beyond);
    }

    private record Size(double mass, int draws) {}

    /** What a sample of the groups has. */
    final class Draw {
        private final double[] valuesAtRisk;
        private final double[] shortfalls;
        private final double[][] excesses;
        private final int[] times;
        private final Size size;

        private Draw(double[] valuesAtRisk, double[] shortfalls, double[][] excesses, int[] times, Size size) {
            this.valuesAtRisk = valuesAtRisk;
            this.shortfalls = shortfalls;
            this.excesses = excesses;
            this.times = times;
            this.size = size;
        }

        double[] valuesAtRisk() {
            return valuesAtRisk;
        }

        double[] shortfalls() {
            return shortfalls;
        }

        /** A group's sum of excesses by world, with the factors of a part. */
        private double excess(Part part, int group) {
            double sum = 0;
            for (int world = 0; world < excesses.length; world++) {
                sum += part.factor(world) * excesses[world][group];
            }
            return sum;
        }

        /** Number of groups whose excesses make a difference. */
        int differing(Part part, double rounding) {
            int differing = 0;
            for (int group = 0; group < bases.length; group++) {
                differing += Math.abs(excess(part, group)) > rounding ? 1 : 0;
            }
            return differing;
        }

        /** Standard error of a part of the shortfall; groups that are not kept have no excess. */
        double error(Part part) {
            CompensatedSum sum = new CompensatedSum();
            for (int group = 0; group < bases.length; group++) {
                sum.add(times[group] * excess(part, group));
            }
            double mean = sum.value() / size.mass();
            double others = mean * (total / sample.groupCount());
            CompensatedSum squares = new CompensatedSum();
            squares.add((sample.groupCount() - size.draws()) * (others * others));
            for (int group = 0; group < bases.length; group++) {
                double deviation = excess(part, group) - mean * bases[group];
                squares.add(times[group] * (deviation * deviation));
            }
            return Math.sqrt(Math.max(0, squares.value())) / size.mass() / (1 - level);
        }
    }
}
