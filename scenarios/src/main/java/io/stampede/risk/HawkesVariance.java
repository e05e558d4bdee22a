package io.stampede.risk;

import io.stampede.risk.ExcitationSample.Offspring;

/** The variance of a fitted branching ratio over independent groups of scenarios, see {@link HawkesFit}. */
final class HawkesVariance {
    private final ExcitationSample sample;
    private final double background;
    private final double ratio;
    private final double difference;
    private final int cluster;
    private final Offspring before;
    private final Offspring here;
    private final Offspring after;

    HawkesVariance(
            ExcitationSample sample,
            int cluster,
            double background,
            double ratio,
            double logMemory,
            double difference) {
        this.sample = sample;
        this.cluster = cluster;
        this.background = background;
        this.ratio = ratio;
        this.difference = difference;
        before = sample.offspring(logMemory - difference);
        here = sample.offspring(logMemory);
        after = sample.offspring(logMemory + difference);
    }

    private static double slope(double before, double after, double difference) {
        return (after - before) / (2 * difference);
    }

    private static double bend(double before, double here, double after, double difference) {
        return (after - 2 * here + before) / (difference * difference);
    }

    /**
     * Infinite if the likelihood has no summit here in μ and n, or there is one group alone; the memory counts as known
     * where it has none in τ.
     */
    double ofBranchingRatio() {
        double[][] information = new double[3][3];
        double[][] scatter = new double[3][3];
        double groups = 0;
        for (int first = 0; first < sample.scenarios(); first += cluster) {
            double[] score = new double[3];
            for (int scenario = first; scenario < Math.min(first + cluster, sample.scenarios()); scenario++) {
                add(scenario, information, score);
            }
            for (int row = 0; row < 3; row++) {
                for (int column = 0; column < 3; column++) {
                    scatter[row][column] += score[row] * score[column];
                }
            }
            groups++;
        }
        double[] weights = weights(information);
        if (weights.length == 0 || groups < 2) {
            return Double.POSITIVE_INFINITY;
        }
        double variance = 0;
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                variance += weights[row] * scatter[row][column] * weights[column];
            }
        }
        return variance * (groups / (groups - 1));
    }

    /** Adds a scenario's part of the negative Hessian, and of the score, by μ, n and ln τ. */
    private void add(int scenario, double[][] information, double[] score) {
        double sumSlope = slope(before.sums()[scenario], after.sums()[scenario], difference);
        double sumBend = bend(before.sums()[scenario], here.sums()[scenario], after.sums()[scenario], difference);
        double crossed = -sumSlope;
        double bent = -sumBend;
        score[0] -= sample.length(scenario);
        score[1] -= here.sums()[scenario];
        score[2] -= ratio * sumSlope;
        for (int entry = sample.firstEntry(scenario); entry < sample.firstEntry(scenario + 1); entry++) {
            double x = here.atEntries()[entry];
            double xSlope = slope(before.atEntries()[entry], after.atEntries()[entry], difference);
            double intensity = background + ratio * x;
            double weight = sample.count(entry) / intensity;
            double[] gradient = {1, x, ratio * xSlope};
            for (int row = 0; row < 3; row++) {
                score[row] += weight * gradient[row];
                for (int column = 0; column < 3; column++) {
                    information[row][column] += weight / intensity * gradient[row] * gradient[column];
                }
            }
            crossed += weight * xSlope;
            bent += weight * bend(before.atEntries()[entry], x, after.atEntries()[entry], difference);
        }
        information[1][2] -= crossed;
        information[2][1] -= crossed;
        information[2][2] -= ratio * bent;
    }

    /** The row of the inverse of the information that belongs to n; empty if there is none. */
    private static double[] weights(double[][] m) {
        double two = m[0][0] * m[1][1] - m[0][1] * m[0][1];
        if (!(two > 0)) {
            return new double[0];
        }
        double three = m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[1][2])
                - m[0][1] * (m[0][1] * m[2][2] - m[1][2] * m[0][2])
                + m[0][2] * (m[0][1] * m[1][2] - m[1][1] * m[0][2]);
        if (!(three > 0 && m[2][2] > 0)) {
            return new double[] {-m[0][1] / two, m[0][0] / two, 0};
        }
        return new double[] {
            (m[0][2] * m[1][2] - m[0][1] * m[2][2]) / three,
            (m[0][0] * m[2][2] - m[0][2] * m[0][2]) / three,
            (m[0][1] * m[0][2] - m[0][0] * m[1][2]) / three
        };
    }
}
