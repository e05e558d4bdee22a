package io.stampede.sampling;

import io.stampede.spec.SamplingMethod;
import io.stampede.spec.Specification;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How scenarios interact as particles.
 *
 * @param particles scenarios of a system, at least 2
 * @param steps after which lanes are selected, ascending
 * @param strength how much the logarithm of a particle's potential grows with its fall, per fall by the whole price
 */
public record ParticleTerms(int particles, int[] steps, double strength) {
    public ParticleTerms {
        if (particles < 2 || !(strength >= 0)) {
            throw new IllegalArgumentException("particles is " + particles + ", strength " + strength);
        }
    }

    /** The terms of a specification: a selection after each time between two of them, none at the very end. */
    public static Optional<ParticleTerms> of(Specification specification) {
        if (specification.sampling().method() != SamplingMethod.SPLITTING) {
            return Optional.empty();
        }
        int every = specification.clock().steps(specification.sampling().selectionTime());
        int selections = (specification.clock().steps() - 1) / every;
        int[] steps = IntStream.rangeClosed(1, selections)
                .map(selection -> specification.buildUpSteps() + selection * every - 1)
                .toArray();
        return Optional.of(new ParticleTerms(
                specification.sampling().particles(),
                steps,
                specification.sampling().selectionStrength()));
    }

    /** Whether lanes are selected after a step. */
    public boolean selectsAfter(int step) {
        return Arrays.binarySearch(steps, step) >= 0;
    }
}
