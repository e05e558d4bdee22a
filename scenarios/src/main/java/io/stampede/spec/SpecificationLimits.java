package io.stampede.spec;

/**
 * How large a specification and its work may be.
 *
 * @param maxBytes of the text
 * @param maxDepth of nested lists and mappings
 * @param maxTraderSteps scenarios × traders × steps
 * @param maxBlockBytes estimated memory of one block
 */
public record SpecificationLimits(int maxBytes, int maxDepth, double maxTraderSteps, double maxBlockBytes) {

    /** 1 MiB, 20 levels, 10^14 trader-steps (weeks on a fast machine) and blocks of 8 GiB. */
    public static SpecificationLimits defaults() {
        return new SpecificationLimits(1 << 20, 20, 1e14, 0x1p33);
    }

    /** These limits with another one on the memory of a block. */
    public SpecificationLimits withMaxBlockBytes(double other) {
        return new SpecificationLimits(maxBytes, maxDepth, maxTraderSteps, other);
    }
}
