package io.stampede.risk;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How often an outcome is at least so bad.
 *
 * <p>Every scenario is a point of the whole curve; kept are those whose rank from the worst grows by about a sixth
 * each, some forty of a thousand scenarios and ninety of a million, with the worst and the least bad always among them.
 * Of weighted ones the weight grows so in place of the rank, as a curve by rank would skip where most of the weight is.
 * Equal values make one point.
 *
 * @param points the least bad value first, so probabilities fall
 */
public record ExceedanceCurve(List<Point> points) {
    public ExceedanceCurve {
        points = List.copyOf(points);
    }

    /**
     * A point of the curve.
     *
     * @param value of the metric
     * @param probability share of the scenarios that are at least so bad
     * @param trials number of plain scenarios that would know it as well: their number, unless they are weighted or
     *     depend on each other
     */
    public record Point(double value, double probability, double trials) {
        /** Where it lies with a confidence; pointwise. */
        public WilsonInterval band(double confidence) {
            return WilsonInterval.of(probability, trials, confidence);
        }
    }

    /** The confidence is that of the bands that will be asked for. */
    static ExceedanceCurve of(LossSample sample, double confidence) {
        return sample.weights().arePlain() ? ofPlain(sample) : ofWeighted(new WeightedTail(sample), sample, confidence);
    }

    private static ExceedanceCurve ofWeighted(WeightedTail tail, LossSample sample, double confidence) {
        DescendingLosses losses = tail.losses();
        WeightedShare.Sums sums = new WeightedShare.Sums(sample.weights(), tail.bases(), sample.size());
        List<Point> points = new ArrayList<>();
        double kept = 0.0;
        double reached = 0.0;
        int end = 0;
        for (int first = 0; first < losses.size(); first = end) {
            end = losses.endOfTie(first);
            for (int index = first; index < end; index++) {
                sums.add(losses.group(index), losses.weight(index));
            }
            boolean isLast = end == losses.size();
            if (first == 0 || isLast || 6 * losses.mass(losses.endOfTie(end)) > 7 * kept) {
                WeightedShare share = sums.share(confidence);
                kept = losses.mass(end);
                reached = Math.max(reached, share.probability());
                points.add(new Point(sample.valueOf(losses.loss(first)), reached, share.trials()));
            }
        }
        Collections.reverse(points);
        return new ExceedanceCurve(points);
    }

    private static ExceedanceCurve ofPlain(LossSample sample) {
        List<Point> points = new ArrayList<>();
        int size = sample.size();
        double previous = Double.NaN;
        int fromWorst = 1;
        while (fromWorst <= size) {
            double loss = sample.atRank(size - fromWorst + 1);
            if (loss != previous) {
                int atLeast = size - countBelow(sample, loss, fromWorst);
                points.add(new Point(sample.valueOf(loss), atLeast / (double) size, size));
                previous = loss;
            }
            fromWorst = nextRank(fromWorst, size);
        }
        Collections.reverse(points);
        return new ExceedanceCurve(points);
    }

    /** How many losses are smaller than one that has this rank from the worst. */
    private static int countBelow(LossSample sample, double loss, int fromWorst) {
        int low = 0;
        int high = sample.size() - fromWorst;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sample.atRank(middle + 1) < loss) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int nextRank(int rank, int size) {
        int next = rank + Math.max(1, rank / 6);
        return rank < size && next > size ? size : next;
    }
}
