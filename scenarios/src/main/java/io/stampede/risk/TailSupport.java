package io.stampede.risk;

/**
 * What stands behind the tail figures of a level where scenarios are weighted or depend on each other.
 *
 * @param level probability of not being worse
 * @param effectiveGroups effective number of independent groups beyond the value at risk, by Kish's {@code (Σs)²/Σs²}
 *     of the groups' weights there; of scenarios where these are independent
 * @param plainScenarios number of plain scenarios that would know the probability of the tail as well; 0 if it is not
 *     known
 */
public record TailSupport(double level, double effectiveGroups, double plainScenarios) {
    /** Effective groups that the upper end of an interval needs where all scenarios count the same. */
    public static final int LEAST_EQUAL = 4;

    /** The same of weighted scenarios. */
    public static final int LEAST_WEIGHTED = 30;

    /** Effective groups below which weighted scenarios have no interval. */
    public static final int LEAST_TOLD = 10;
}
