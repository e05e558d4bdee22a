package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import java.util.Arrays;

/**
 * The differences of two tails at one level over the same scenarios.
 *
 * <p>The interval of the value at risk is that of the percentile bootstrap over pairs. The expected shortfall is a mean
 * of excesses, and its standard error that of the differences of the two excesses scenario by scenario: with more than
 * {@value ExpectedShortfall#ASYMPTOTIC_TAIL} losses beyond the value at risk its interval is the normal one, with fewer
 * the studentised bootstrap's. Where the scenarios are too few to bound the value at risk of a batch alone, they do not
 * bound the differences either; nor do fewer than six excesses that differ bound that of the shortfalls.
 *
 * <p>Measured in 300 repeats, 95 % intervals of the shortfalls' difference cover 91 % to 96 % from ten tail losses up,
 * for normal and Pareto(3) losses, pairs alike or independent. Those of the values at risk cover 95 % of independent
 * pairs and up to 100 % of much alike ones, where the place of single scenarios in the tail adds to them: they are
 * longer than they need to be, and still a sixth of the unpaired ones.
 *
 * <p>Only scenarios near or in one of the two tails are resampled: eight standard deviations below the level's rank no
 * sample of the scenarios ever has its own.
 *
 * @source percentile bootstrap of dependent quantiles: Wilcox and Erceg-Hurn, Comparing two dependent groups via
 *     quantiles, Journal of Applied Statistics 39, 2012; shortfall: Rockafellar and Uryasev, Journal of Banking and
 *     Finance 26, 2002
 */
final class PairedTail {
    private static final int DEVIATIONS_BELOW = 8;

    private final PairedSample sample;
    private final double level;
    private final Side one;
    private final Side other;

    /** How many of the largest losses reach down to the value at risk. */
    private final int countFromTop;

    private PairedTail(PairedSample sample, double level, int countFromTop, int[] chosen, double[] floors) {
        this.sample = sample;
        this.level = level;
        this.countFromTop = countFromTop;
        this.one = new Side(sample.one(), chosen, floors[0]);
        this.other = new Side(sample.other(), chosen, floors[1]);
    }

    static PairedTail of(PairedSample sample, double level) {
        int size = sample.size();
        int rank = sample.one().rankOf(level);
        double deviation = Math.sqrt(size * level * (1 - level));
        int floorRank = (int) Math.max(1, rank - DEVIATIONS_BELOW * (1 + Math.ceil(deviation)));
        double[] floors = {sample.one().atRank(floorRank), sample.other().atRank(floorRank)};
        int[] chosen = new int[size];
        int count = 0;
        for (int index = 0; index < size; index++) {
            if (sample.one().atIndex(index) > floors[0] || sample.other().atIndex(index) > floors[1]) {
                chosen[count++] = index;
            }
        }
        return new PairedTail(sample, level, size - rank + 1, Arrays.copyOf(chosen, count), floors);
    }

    PairedDifference valueAtRisk(double confidence) {
        int rank = sample.size() - countFromTop + 1;
        double value = sample.other().atRank(rank) - sample.one().atRank(rank) + 0.0;
        if (sample.isShift()) {
            return PairedDifference.exact(value);
        }
        if (!isBounded(confidence)) {
            return PairedDifference.unbounded(value);
        }
        PairedBootstrap bootstrap = new PairedBootstrap(sample.size(), one.losses.length);
        int[] times = new int[one.losses.length];
        double[] differences = new double[PairedBootstrap.REPLICATES];
        for (int replicate = 0; replicate < differences.length; replicate++) {
            bootstrap.draw(replicate, times);
            differences[replicate] = other.valueAtRisk(times, countFromTop) - one.valueAtRisk(times, countFromTop);
        }
        ConfidenceInterval interval = PairedBootstrap.middle(differences, confidence);
        return new PairedDifference(value, hasWidth(interval) ? interval : apart(confidence));
    }

    PairedDifference expectedShortfall(double confidence) {
        double value = ExpectedShortfall.estimate(sample.other(), level)
                - ExpectedShortfall.estimate(sample.one(), level)
                + 0.0;
        if (sample.isShift()) {
            return PairedDifference.exact(value);
        }
        int[] once = new int[one.losses.length];
        Arrays.fill(once, 1);
        Shortfall measured = shortfall(once, once.length);
        if (!isBounded(confidence) || !PairedBootstrap.isEnough(measured.differing(), confidence)) {
            return PairedDifference.unbounded(value);
        }
        double error = measured.standardError();
        if (countFromTop - 1 > ExpectedShortfall.ASYMPTOTIC_TAIL) {
            double reach = NormalDistribution.quantile((1 + confidence) / 2) * error;
            return new PairedDifference(value, ConfidenceInterval.of(value - reach, value + reach));
        }
        return PairedBootstrap.studentised(value, error, ratios(value), confidence);
    }

    private double[] ratios(double value) {
        PairedBootstrap bootstrap = new PairedBootstrap(sample.size(), one.losses.length);
        int[] times = new int[one.losses.length];
        double rounding = sample.rounding();
        double[] ratios = new double[PairedBootstrap.REPLICATES];
        for (int replicate = 0; replicate < ratios.length; replicate++) {
            Shortfall resampled = shortfall(times, bootstrap.draw(replicate, times));
            ratios[replicate] =
                    PairedBootstrap.ratio(resampled.difference() - value, resampled.standardError(), rounding);
        }
        return ratios;
    }

    private boolean hasWidth(ConfidenceInterval interval) {
        double lower = interval.lower().orElse(Double.NEGATIVE_INFINITY);
        return interval.upper().orElse(Double.POSITIVE_INFINITY) - lower > sample.rounding();
    }

    /** From the two intervals apart: where no scenario near the level differs, the pairs say nothing more. */
    private ConfidenceInterval apart(double confidence) {
        ConfidenceInterval ones =
                ValueAtRisk.of(sample.one(), level, confidence).interval();
        ConfidenceInterval others =
                ValueAtRisk.of(sample.other(), level, confidence).interval();
        return ConfidenceInterval.of(
                others.lower().orElseThrow() - ones.upper().orElseThrow(),
                others.upper().orElseThrow() - ones.lower().orElseThrow());
    }

    private boolean isBounded(double confidence) {
        QuantileRanks ranks = sample.one().ranks(level, confidence);
        return ranks.lower().isPresent() && ranks.upper().isPresent();
    }

    /** The difference of the shortfalls in a sample that has each chosen scenario so many times. */
    private Shortfall shortfall(int[] times, int draws) {
        double valueOfOne = one.valueAtRisk(times, countFromTop);
        double valueOfOther = other.valueAtRisk(times, countFromTop);
        int size = sample.size();
        CompensatedSum sum = new CompensatedSum();
        double[] excesses = new double[times.length];
        for (int index = 0; index < times.length; index++) {
            excesses[index] =
                    Math.max(0.0, other.losses[index] - valueOfOther) - Math.max(0.0, one.losses[index] - valueOfOne);
            sum.add(times[index] * excesses[index]);
        }
        double rounding = sample.rounding();
        int differing = 0;
        for (double excess : excesses) {
            differing += Math.abs(excess) > rounding ? 1 : 0;
        }
        double mean = sum.value() / size;
        CompensatedSum squares = new CompensatedSum();
        squares.add((size - draws) * (mean * mean));
        for (int index = 0; index < times.length; index++) {
            squares.add(times[index] * ((excesses[index] - mean) * (excesses[index] - mean)));
        }
        double error = Math.sqrt(squares.value() / size) / Math.sqrt(size) / (1 - level);
        return new Shortfall(valueOfOther - valueOfOne + mean / (1 - level), error, differing);
    }

    /**
     * The difference of the shortfalls in one sample.
     *
     * @param differing number of chosen scenarios whose excesses differ
     */
    private record Shortfall(double difference, double standardError, int differing) {}

    /** One batch's losses in the chosen scenarios. */
    private static final class Side {
        private final double floor;
        private final double[] losses;
        private final double[] distinct;
        private final int[] places;
        private final int[] counts;

        Side(LossSample sample, int[] chosen, double floor) {
            this.floor = floor;
            this.losses = Arrays.stream(chosen).mapToDouble(sample::atIndex).toArray();
            this.distinct = distinctAbove(floor, losses);
            this.places = Arrays.stream(losses)
                    .mapToInt(loss -> Arrays.binarySearch(distinct, loss))
                    .toArray();
            this.counts = new int[distinct.length];
        }

        private static double[] distinctAbove(double floor, double[] losses) {
            double[] sorted = losses.clone();
            Arrays.sort(sorted);
            int count = 0;
            for (double loss : sorted) {
                if (loss > floor && (count == 0 || loss > sorted[count - 1])) {
                    sorted[count++] = loss;
                }
            }
            return Arrays.copyOf(sorted, count);
        }

        /** The loss that so many of a sample's losses reach; the floor, if more of them lie below it. */
        double valueAtRisk(int[] times, int countFromTop) {
            Arrays.fill(counts, 0);
            for (int index = 0; index < times.length; index++) {
                if (places[index] >= 0) {
                    counts[places[index]] += times[index];
                }
            }
            int reached = 0;
            for (int place = counts.length - 1; place >= 0; place--) {
                reached += counts[place];
                if (reached >= countFromTop) {
                    return distinct[place];
                }
            }
            return floor;
        }
    }
}
