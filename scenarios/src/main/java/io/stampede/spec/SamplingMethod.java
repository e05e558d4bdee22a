package io.stampede.spec;

/** How scenarios are drawn. */
public enum SamplingMethod {
    /** Independently and with equal weight. */
    PLAIN,
    /** Groups of scenarios whose shocks are spread as a Latin hypercube. */
    STRATIFIED,
    /** Groups of scenarios whose shocks are a scrambled Sobol net. */
    SOBOL,
    /** Pairs of scenarios whose shocks and fundamental values mirror each other. */
    ANTITHETIC,
    /** With tilted shocks; each scenario has its likelihood ratio as weight. */
    IMPORTANCE,
    /** Systems of interacting particles: scenarios that fall deep are cloned, others end, weights make up for it. */
    SPLITTING
}
