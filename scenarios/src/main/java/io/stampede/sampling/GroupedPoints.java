package io.stampede.sampling;

import io.stampede.lanes.Lanes;
import java.util.function.IntFunction;

/**
 * Points of groups of consecutive scenarios that together fill each coordinate evenly: of a group of m, each m-th part
 * of (0, 1) holds one. Within its part a point lies at random, so each alone is uniform; groups are independent.
 */
final class GroupedPoints {
    private GroupedPoints() {}

    /**
     * A Latin hypercube: the parts of each coordinate are an independent random permutation.
     *
     * @source McKay, Beckman and Conover, Technometrics 21, 1979
     */
    static void latinHypercube(CoordinateDraws draws, int size, Lanes lanes, double[][] uniforms) {
        fill(draws, size, lanes, uniforms, first -> {
            int[][] parts = new int[uniforms.length][];
            for (int coordinate = 0; coordinate < parts.length; coordinate++) {
                parts[coordinate] = permutation(draws, first, coordinate, size);
            }
            return parts;
        });
    }

    /** A scrambled Sobol net, whose coordinates fill (0, 1)² and higher cubes evenly, too. */
    static void sobol(CoordinateDraws draws, int size, Lanes lanes, double[][] uniforms) {
        fill(draws, size, lanes, uniforms, first -> SobolNet.scrambled(draws, first, uniforms.length, size));
    }

    private static void fill(
            CoordinateDraws draws, int size, Lanes lanes, double[][] uniforms, IntFunction<int[][]> partsOfGroup) {
        int[][] parts = new int[0][];
        int known = -1;
        for (int lane = 0; lane < lanes.count(); lane++) {
            int scenario = lanes.scenario(lane);
            int first = scenario - scenario % size;
            if (first != known) {
                parts = partsOfGroup.apply(first);
                known = first;
            }
            for (int coordinate = 0; coordinate < uniforms.length; coordinate++) {
                double within = draws.uniform(scenario, coordinate);
                uniforms[coordinate][lane] =
                        CoordinateDraws.inside((parts[coordinate][scenario - first] + within) / size);
            }
        }
    }

    /**
     * A uniformly random order of 0 to size − 1.
     *
     * @source Durstenfeld, Communications of the ACM 7(7), 1964; the product in place of a remainder: Lemire, ACM
     *     TOMACS 29(1), 2019
     */
    private static int[] permutation(CoordinateDraws draws, int first, int coordinate, int size) {
        int[] order = new int[size];
        for (int index = 0; index < size; index++) {
            long bits = draws.bits(first, coordinate, index + 1) >>> 32;
            int other = (int) (bits * (index + 1L) >>> 32);
            order[index] = order[other];
            order[other] = index;
        }
        return order;
    }
}
