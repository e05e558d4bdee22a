package io.stampede.sampling;

import io.stampede.lanes.Lanes;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;
import java.util.Arrays;

/**
 * Selects the lanes of a block as systems of interacting particles: at chosen times those that have fallen deep since
 * the last selection are cloned and take the lanes of others.
 *
 * <p>The potential of a particle is {@code G = exp(strength·(D − D'))} with the worst fall D so far, D' at the last
 * selection; offspring are drawn in proportion to G by systematic resampling, as many on average as that. With Z the
 * product of the mean potentials of all selections, a final particle counts {@code w = Z·exp(−strength·D'')}, D'' its
 * line's fall at the last selection: the product of its ancestors' potentials is what it is divided by. Then {@code
 * E[Σ w·f(X) / N]} is the expectation of f exactly, however few particles a system has; systems are independent.
 *
 * @source Del Moral (2004), Feynman–Kac Formulae, chapter 3; potentials of increments and their weights: Del Moral and
 *     Garnier (2005), Genealogical particle analysis of rare events; systematic resampling: Kitagawa (1996)
 */
public final class ParticleSelection {
    private final ParticleTerms terms;
    private final long seed;
    private final Lanes lanes;
    private final double[] falls;
    private final int[] ancestors;
    private final double[] logConstants;

    /**
     * Before the first selection.
     *
     * @param lanes whole systems: each of as many consecutive scenarios as it has particles
     * @throws IllegalArgumentException if {@code lanes} cuts a system
     */
    public ParticleSelection(ParticleTerms terms, long seed, Lanes lanes) {
        if (lanes.firstScenario() % terms.particles() != 0 || lanes.count() % terms.particles() != 0) {
            throw new IllegalArgumentException(lanes.count() + " scenarios from " + lanes.firstScenario()
                    + " are not whole systems of " + terms.particles() + " particles");
        }
        this.terms = terms;
        this.seed = seed;
        this.lanes = lanes;
        falls = new double[lanes.count()];
        ancestors = new int[lanes.count()];
        Arrays.setAll(ancestors, lanes::scenario);
        logConstants = new double[lanes.count() / terms.particles()];
    }

    /** Whether lanes are selected after a step. */
    public boolean isDue(int step) {
        return terms.selectsAfter(step);
    }

    /**
     * Selects the lanes after a step.
     *
     * @param fallsNow worst falls so far, parts of the initial price, one a lane
     */
    public Genealogy select(int step, double[] fallsNow) {
        int[] sources = new int[lanes.count()];
        for (int system = 0; system < logConstants.length; system++) {
            selectSystem(system, step, fallsNow, sources);
        }
        int[] before = ancestors.clone();
        for (int lane = 0; lane < sources.length; lane++) {
            falls[lane] = fallsNow[sources[lane]];
            ancestors[lane] = before[sources[lane]];
        }
        return new Genealogy(sources);
    }

    private void selectSystem(int system, int step, double[] fallsNow, int[] sources) {
        int first = system * terms.particles();
        double[] potentials = new double[terms.particles()];
        double highest = Double.NEGATIVE_INFINITY;
        double lowest = Double.POSITIVE_INFINITY;
        for (int particle = 0; particle < potentials.length; particle++) {
            double logarithm = terms.strength() * (fallsNow[first + particle] - falls[first + particle]);
            potentials[particle] = logarithm;
            highest = Math.max(highest, logarithm);
            lowest = Math.min(lowest, logarithm);
        }
        double sum = 0;
        for (int particle = 0; particle < potentials.length; particle++) {
            potentials[particle] = StrictMath.exp(potentials[particle] - highest);
            sum += potentials[particle];
        }
        logConstants[system] += highest + StrictMath.log(sum / potentials.length);
        int[] offspring = new int[potentials.length];
        if (highest == lowest) {
            Arrays.fill(offspring, 1); // rounding must not move what is equal
        } else {
            long key = RandomAddress.key(seed, lanes.scenario(first), RandomAddress.WORLD, Purpose.SELECTION);
            draw(potentials, sum, RandomAddress.uniform(key, step, 0), offspring);
        }
        place(offspring, first, sources);
    }

    /** Systematic resampling: counts of an even comb, shifted by one uniform number, along the potentials. */
    private static void draw(double[] potentials, double sum, double uniform, int[] offspring) {
        int tooth = 0;
        double reached = 0;
        int last = 0;
        for (int particle = 0; particle < potentials.length; particle++) {
            reached += potentials[particle];
            last = potentials[particle] > 0 ? particle : last;
            while (tooth < potentials.length && (tooth + uniform) * (sum / potentials.length) < reached) {
                offspring[particle]++;
                tooth++;
            }
        }
        offspring[last] += potentials.length - tooth; // a tooth that rounding has put at the very end
    }

    /** Survivors stay; further offspring take the lanes of those without any, both in ascending order. */
    private static void place(int[] offspring, int first, int[] sources) {
        int vacant = 0;
        for (int particle = 0; particle < offspring.length; particle++) {
            if (offspring[particle] > 0) {
                sources[first + particle] = first + particle;
            }
            for (int child = 1; child < offspring[particle]; child++) {
                while (offspring[vacant] > 0) {
                    vacant++;
                }
                sources[first + vacant++] = first + particle;
            }
        }
    }

    /** How many plain scenarios each lane stands for. */
    public double[] weights() {
        double[] weights = new double[falls.length];
        for (int lane = 0; lane < weights.length; lane++) {
            double logConstant = logConstants[lane / terms.particles()];
            weights[lane] = StrictMath.exp(logConstant - terms.strength() * falls[lane]);
        }
        return weights;
    }

    /** Number of the scenario whose beginning a lane continues. */
    public int ancestor(int lane) {
        return ancestors[lane];
    }
}
