package io.stampede.risk;

import io.stampede.risk.ExcitationSample.Offspring;

/**
 * Maximum likelihood of a Hawkes process observed step by step: the events of a step are Poisson with mean {@code λ_t =
 * μ + n·x_t}, where {@code x_t} is what earlier events add ({@link ExcitationSample}). Each event has n events of its
 * own on average, spread over later steps with an exponential memory τ; a step's own events do not excite each other.
 *
 * <p>The likelihood is {@code Σ N_t ln λ_t − λ_t}. At its summit {@code μT + nX = N} (T steps, X the sum of all x, N
 * events), so for each τ one number is left, the share {@code w = nX/N} of the events that are offspring; the
 * likelihood is concave in it. Over τ the profile is searched on a grid of logarithms, then by golden section.
 *
 * <p>The variance is that of independent groups of scenarios, of one each where all are independent: {@code A⁻¹BA⁻¹}
 * with A the negative Hessian of the likelihood in {@code (μ, n, ln τ)} and B the sum of the squared scores of the C
 * groups, times {@code C/(C − 1)}. It holds also where events of one step are more alike than Poisson's. Derivatives by
 * ln τ are central differences.
 *
 * @param background μ, events a step
 * @param branchingRatio n
 * @param logMemory ln τ, τ in steps
 * @param standardError of n; infinite if the likelihood is flat at its summit, or there is one group alone
 * @source Hawkes, Biometrika 58, 1971; Ozaki, Annals of the Institute of Statistical Mathematics 31, 1979; Kirchner,
 *     Quantitative Finance 17, 2017 (counts in bins); White, Econometrica 50, 1982 (the variance)
 */
record HawkesFit(double background, double branchingRatio, double logMemory, double standardError) {
    private static final double SHORTEST_MEMORY = 0.2;
    private static final int GRID = 24;
    private static final int GOLDEN_STEPS = 40;
    private static final int NEWTON_STEPS = 60;
    private static final double DIFFERENCE = 1e-3;

    /**
     * The fit of a sample that has events.
     *
     * @param cluster number of consecutive scenarios that depend on each other
     */
    static HawkesFit of(ExcitationSample sample, int cluster) {
        double low = StrictMath.log(SHORTEST_MEMORY);
        double width = (StrictMath.log(Math.max(2, sample.longest()) / 2.0) - low) / GRID;
        double best = low;
        double highest = Double.NEGATIVE_INFINITY;
        for (int point = 0; point <= GRID; point++) {
            double value = profile(sample, low + point * width);
            if (value > highest) {
                highest = value;
                best = low + point * width;
            }
        }
        double logMemory = GoldenSection.highest(
                at -> profile(sample, at),
                Math.max(low, best - width),
                Math.min(low + GRID * width, best + width),
                GOLDEN_STEPS);
        Offspring offspring = sample.offspring(logMemory);
        double share = offspringShare(sample, offspring);
        double background = (1 - share) * sample.events() / sample.steps();
        double sum = offspring.sum();
        double ratio = share == 0 ? 0.0 : share * sample.events() / sum;
        double variance =
                new HawkesVariance(sample, cluster, background, ratio, logMemory, DIFFERENCE).ofBranchingRatio();
        return new HawkesFit(background, ratio, logMemory, Math.sqrt(variance));
    }

    /** The likelihood at the best μ and n for a memory, less what does not depend on it. */
    private static double profile(ExcitationSample sample, double logMemory) {
        Offspring offspring = sample.offspring(logMemory);
        double share = offspringShare(sample, offspring);
        double background = (1 - share) / sample.steps();
        double weight = share == 0 ? 0.0 : share / offspring.sum();
        CompensatedSum sum = new CompensatedSum();
        for (int entry = 0; entry < sample.entries(); entry++) {
            sum.add(sample.count(entry)
                    * StrictMath.log(background + weight * offspring.atEntries()[entry]));
        }
        return sum.value();
    }

    /** The root of the likelihood's slope along the share of offspring, by Newton's method within a bracket. */
    private static double offspringShare(ExcitationSample sample, Offspring offspring) {
        double total = offspring.sum();
        if (total <= 0 || slope(sample, offspring, total, 0).slope() <= 0) {
            return 0;
        }
        double low = 0;
        double high = 1;
        double share = 0.5;
        for (int step = 0; step < NEWTON_STEPS && high - low > 1e-14; step++) {
            Slope here = slope(sample, offspring, total, share);
            if (here.slope() > 0) {
                low = share;
            } else {
                high = share;
            }
            double next = share - here.slope() / here.curvature();
            double moved = next > low && next < high ? next : low + (high - low) / 2;
            if (Math.abs(moved - share) <= 1e-15) {
                return moved;
            }
            share = moved;
        }
        return share;
    }

    private record Slope(double slope, double curvature) {}

    private static Slope slope(ExcitationSample sample, Offspring offspring, double total, double share) {
        double even = 1.0 / sample.steps();
        CompensatedSum slope = new CompensatedSum();
        CompensatedSum curvature = new CompensatedSum();
        for (int entry = 0; entry < sample.entries(); entry++) {
            double part = offspring.atEntries()[entry] / total;
            double ratio = (part - even) / ((1 - share) * even + share * part);
            slope.add(sample.count(entry) * ratio);
            curvature.add(-sample.count(entry) * ratio * ratio);
        }
        return new Slope(slope.value(), curvature.value());
    }
}
