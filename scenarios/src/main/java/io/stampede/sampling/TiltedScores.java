package io.stampede.sampling;

import io.stampede.distribution.NormalDistribution;
import io.stampede.lanes.Lanes;
import io.stampede.spec.Sampling;
import io.stampede.spec.ShockCoordinate;
import io.stampede.spec.Tilt;
import java.util.List;

/**
 * Importance sampling of shocks: in all but a part of the scenarios the normal scores {@code z = Φ⁻¹(u)} of chosen
 * numbers are drawn with mean θ in place of 0.
 *
 * <p>With nominal share α a scenario's weight is the likelihood ratio of the mixture, {@code 1 / (α + (1 − α)
 * exp(Σ θz − θ²/2))}: its mean is 1 and it never passes 1/α, so the variance of any figure is at most 1/α of plain
 * sampling's.
 *
 * @source Hesterberg, Weighted average importance sampling and defensive mixture distributions, Technometrics 37, 1995
 */
final class TiltedScores {
    private final double nominalShare;
    private final double[] means;

    private TiltedScores(double nominalShare, double[] means) {
        this.nominalShare = nominalShare;
        this.means = means;
    }

    static TiltedScores of(Sampling sampling, List<ShockCoordinate> coordinates) {
        double[] means = new double[coordinates.size()];
        for (int coordinate = 0; coordinate < means.length; coordinate++) {
            for (Tilt tilt : sampling.tilts()) {
                means[coordinate] += tilt.isOf(coordinates.get(coordinate)) ? tilt.by() : 0.0;
            }
        }
        return new TiltedScores(sampling.nominalShare(), means);
    }

    /** Tilts the numbers of the lanes, and sets their weights. */
    void tilt(CoordinateDraws draws, Lanes lanes, double[][] uniforms, double[] weights) {
        for (int lane = 0; lane < lanes.count(); lane++) {
            boolean isTilted = draws.mixture(lanes.scenario(lane)) >= nominalShare;
            double exponent = 0.0;
            for (int coordinate = 0; coordinate < means.length; coordinate++) {
                double mean = means[coordinate];
                if (mean != 0) {
                    double score = NormalDistribution.quantile(uniforms[coordinate][lane]) + (isTilted ? mean : 0.0);
                    uniforms[coordinate][lane] = inside(NormalDistribution.cumulative(score));
                    exponent += mean * score - 0.5 * mean * mean;
                }
            }
            weights[lane] = 1.0 / (nominalShare + (1.0 - nominalShare) * StrictMath.exp(exponent));
        }
    }

    private static double inside(double uniform) {
        return Math.min(Math.max(uniform, Double.MIN_NORMAL), 1.0 - 0x1p-53);
    }
}
