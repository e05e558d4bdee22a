package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import java.util.Arrays;
import java.util.SplittableRandom;

/** Ways of drawing losses that are standard normal, by their weights. */
enum KnownDesign {
    /** Four fifths of the losses drawn with mean 3. */
    TILTED(1, true) {
        @Override
        void draw(SplittableRandom random, double[] losses, double[] weights) {
            for (int index = 0; index < losses.length; index++) {
                losses[index] = normal(random) + (random.nextDouble() < 0.2 ? 0 : 3);
                weights[index] = 1 / (0.2 + 0.8 * StrictMath.exp(3 * losses[index] - 4.5));
            }
        }
    },
    /** Groups of 64, one coordinate of which is a Latin hypercube's. */
    STRATIFIED(64, false) {
        @Override
        void draw(SplittableRandom random, double[] losses, double[] weights) {
            for (int index = 0; index < losses.length; index++) {
                int other = index - index % 64 + random.nextInt(index % 64 + 1);
                losses[index] = losses[other];
                losses[other] = index % 64;
            }
            for (int index = 0; index < losses.length; index++) {
                double spread = NormalDistribution.quantile((losses[index] + random.nextDouble()) / 64);
                losses[index] = 0.9 * spread + Math.sqrt(0.19) * normal(random);
            }
        }
    },
    /** Pairs that mirror each other in a part. */
    MIRRORED(2, false) {
        @Override
        void draw(SplittableRandom random, double[] losses, double[] weights) {
            double common = 0;
            for (int index = 0; index < losses.length; index++) {
                common = index % 2 == 0 ? normal(random) : -common;
                losses[index] = 0.8 * common + 0.6 * normal(random);
            }
        }
    },
    /**
     * Systems of 16 particles with a fifth of their variance in common, tilted, whose weights share a factor of their
     * system, gamma with shape 4.
     */
    PARTICLES(16, true) {
        @Override
        void draw(SplittableRandom random, double[] losses, double[] weights) {
            double common = 0;
            double factor = 1;
            for (int index = 0; index < losses.length; index++) {
                if (index % 16 == 0) {
                    common = Math.sqrt(0.2) * normal(random);
                    factor = 0;
                    for (int stage = 0; stage < 4; stage++) {
                        factor -= StrictMath.log(1 - random.nextDouble()) / 4;
                    }
                }
                double own = Math.sqrt(0.8) * normal(random) + (random.nextDouble() < 0.2 ? 0 : 2);
                losses[index] = common + own;
                weights[index] = factor / (0.2 + 0.8 * StrictMath.exp((2 * own - 2) / 0.8));
            }
        }
    };

    private final int cluster;
    private final boolean weighted;

    KnownDesign(int cluster, boolean weighted) {
        this.cluster = cluster;
        this.weighted = weighted;
    }

    abstract void draw(SplittableRandom random, double[] losses, double[] weights);

    LossSample sample(long seed, int count) {
        double[] losses = new double[count];
        double[] weights = new double[count];
        Arrays.fill(weights, 1);
        draw(new SplittableRandom(seed), losses, weights);
        return LossSample.ofLosses(
                weighted ? ScenarioWeights.of(weights, cluster) : ScenarioWeights.equal(count, cluster), losses);
    }

    private static double normal(SplittableRandom random) {
        return NormalDistribution.quantile(((random.nextLong() >>> 11) + 0.5) * 0x1p-53);
    }
}
