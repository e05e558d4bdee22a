package io.stampede.risk;

import io.stampede.spec.Sampling;
import io.stampede.spec.SamplingMethod;

/**
 * How scenarios were drawn, as far as the errors of estimates depend on it.
 *
 * @param method its name is shown
 * @param cluster number of consecutive scenarios that depend on each other, at least 1; different groups are
 *     independent
 */
public record SamplingDesign(SamplingMethod method, int cluster) {
    /** Independent scenarios that all count the same. */
    public static final SamplingDesign PLAIN = new SamplingDesign(SamplingMethod.PLAIN, 1);

    /**
     * Checks the size of a group.
     *
     * @throws IllegalArgumentException if it is below 1
     */
    public SamplingDesign {
        if (cluster < 1) {
            throw new IllegalArgumentException("cluster is " + cluster + ", below 1");
        }
    }

    /** That of a specification. */
    public static SamplingDesign of(Sampling sampling) {
        return new SamplingDesign(sampling.method(), sampling.cluster());
    }
}
