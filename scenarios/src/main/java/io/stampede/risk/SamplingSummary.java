package io.stampede.risk;

import java.util.Optional;

/**
 * How the scenarios of a report were drawn and what they are worth.
 *
 * @param design method and size of a group
 * @param groups number of independent groups; of scenarios where these are independent
 * @param effectiveScenarios Kish's {@code (Σw)²/Σw²}: equally weighted scenarios with the same spread of weights
 * @param weights smallest and largest; absent where all count the same
 * @param collapse why no interval can be told from the weights, in a sentence; absent if they can
 */
public record SamplingSummary(
        SamplingDesign design,
        int groups,
        double effectiveScenarios,
        Optional<WeightRange> weights,
        Optional<String> collapse) {
    /**
     * Between which numbers weights lie.
     *
     * @param least smallest weight
     * @param largest largest weight
     */
    public record WeightRange(double least, double largest) {}

    static SamplingSummary of(SamplingDesign design, ScenarioWeights weights) {
        return new SamplingSummary(
                design,
                weights.groups(),
                weights.effective(),
                weights.areEqual()
                        ? Optional.empty()
                        : Optional.of(new WeightRange(weights.least(), weights.largest())),
                weights.collapse());
    }

    /** Whether scenarios count differently. */
    public boolean isWeighted() {
        return weights.isPresent();
    }

    /** Whether scenarios are independent and count the same, so that estimates are those of plain Monte Carlo. */
    public boolean isPlain() {
        return weights.isEmpty() && design.cluster() == 1;
    }
}
