package io.stampede.sampling;

import io.stampede.lanes.Lanes;
import io.stampede.spec.Sampling;
import io.stampede.spec.ShockCoordinate;
import io.stampede.spec.ShockQuantity;
import io.stampede.spec.Specification;
import java.util.Arrays;
import java.util.List;

/**
 * The uniform numbers behind the drawn numbers of shocks, in the lanes of a block, for every method but the plain one.
 *
 * <p>Each number alone is uniform in (0, 1) or, with importance sampling, has the scenario's weight to make up for it.
 */
public final class ShockSampling {
    private final List<ShockCoordinate> coordinates;
    private final double[][] uniforms;
    private final double[] weights;

    private ShockSampling(List<ShockCoordinate> coordinates, double[][] uniforms, double[] weights) {
        this.coordinates = coordinates;
        this.uniforms = uniforms;
        this.weights = weights;
    }

    /** The numbers of a block's scenarios. */
    public static ShockSampling of(Specification specification, Lanes lanes) {
        Sampling sampling = specification.sampling();
        List<ShockCoordinate> coordinates = ShockCoordinate.of(specification.shocks());
        double[] weights = new double[lanes.count()];
        Arrays.fill(weights, 1.0);
        CoordinateDraws draws = new CoordinateDraws(specification.seed());
        double[][] uniforms = new double[coordinates.size()][lanes.count()];
        switch (sampling.method()) {
            case PLAIN, SPLITTING -> draws.independent(lanes, uniforms);
            case ANTITHETIC -> draws.mirrored(lanes, uniforms);
            case STRATIFIED -> GroupedPoints.latinHypercube(draws, sampling.strata(), lanes, uniforms);
            case SOBOL -> GroupedPoints.sobol(draws, sampling.strata(), lanes, uniforms);
            case IMPORTANCE -> {
                draws.independent(lanes, uniforms);
                TiltedScores.of(sampling, coordinates).tilt(draws, lanes, uniforms, weights);
            }
        }
        return new ShockSampling(coordinates, uniforms, weights);
    }

    /**
     * The number behind a drawn one.
     *
     * @throws IllegalArgumentException if the shock draws no such number
     */
    public double uniform(int shock, ShockQuantity quantity, int lane) {
        for (int coordinate = 0; coordinate < uniforms.length; coordinate++) {
            ShockCoordinate each = coordinates.get(coordinate);
            if (each.shock() == shock && each.quantity() == quantity) {
                return uniforms[coordinate][lane];
            }
        }
        throw new IllegalArgumentException("shock " + shock + " draws no " + quantity);
    }

    /** How many plain scenarios each lane stands for: likelihood ratios, of mean 1. */
    public double[] weights() {
        return weights.clone();
    }
}
