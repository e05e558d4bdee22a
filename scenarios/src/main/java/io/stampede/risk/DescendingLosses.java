package io.stampede.risk;

/**
 * The losses of a sample from the largest down, of equal ones that of the lower scenario first, each with its weight
 * and group.
 *
 * <p>{@code mass[k]} is the sum of the weights of the first k: what exceeds the loss of index k, but for ties.
 */
final class DescendingLosses {
    private final double[] losses;
    private final double[] weights;
    private final int[] groups;
    private final double[] mass;

    DescendingLosses(LossSample sample) {
        int size = sample.size();
        int[] order = descending(sample);
        losses = new double[size];
        weights = new double[size];
        groups = new int[size];
        mass = new double[size + 1];
        CompensatedSum sum = new CompensatedSum();
        for (int index = 0; index < size; index++) {
            losses[index] = sample.atIndex(order[index]);
            weights[index] = sample.weightAtIndex(order[index]);
            groups[index] = sample.weights().group(sample.scenarioAtIndex(order[index]));
            sum.add(weights[index]);
            mass[index + 1] = sum.value();
        }
    }

    /** A stable merge sort of indices, bottom up. */
    private static int[] descending(LossSample sample) {
        int size = sample.size();
        int[] from = new int[size];
        int[] to = new int[size];
        for (int index = 0; index < size; index++) {
            from[index] = index;
        }
        for (int width = 1; width < size; width = Math.min(2 * width, 1 << 30)) {
            for (int low = 0; low < size; low += 2 * width) {
                int middle = Math.min(low + width, size);
                merge(sample, from, to, new int[] {low, middle, Math.min(middle + width, size)});
            }
            int[] sorted = to;
            to = from;
            from = sorted;
        }
        return from;
    }

    private static void merge(LossSample sample, int[] from, int[] to, int[] bounds) {
        int left = bounds[0];
        int right = bounds[1];
        for (int next = bounds[0]; next < bounds[2]; next++) {
            boolean takesLeft = left < bounds[1]
                    && (right >= bounds[2] || sample.atIndex(from[left]) >= sample.atIndex(from[right]));
            to[next] = takesLeft ? from[left++] : from[right++];
        }
    }

    int size() {
        return losses.length;
    }

    double loss(int index) {
        return losses[index];
    }

    double weight(int index) {
        return weights[index];
    }

    int group(int index) {
        return groups[index];
    }

    /** Weight of the first so many. */
    double mass(int count) {
        return mass[count];
    }

    /** The last index before which there is no more weight than this. */
    int lastWithMassUpTo(double most) {
        int low = 0;
        int high = losses.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (mass[middle] <= most) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** The first index up to and with which there is at least so much weight; the last of all if there is not. */
    int firstWithMassFrom(double least) {
        int low = 0;
        int high = losses.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (mass[middle + 1] >= least) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The first index of the losses that are equal to that of an index. */
    int firstOfTie(int index) {
        int first = index;
        while (first > 0 && losses[first - 1] == losses[index]) {
            first--;
        }
        return first;
    }

    /** The index after those of the losses that are equal to that of an index. */
    int endOfTie(int index) {
        int end = index + 1;
        while (end < losses.length && losses[end] == losses[index]) {
            end++;
        }
        return end;
    }
}
