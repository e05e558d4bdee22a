package io.stampede.spec;

/** How scenarios are drawn. */
public enum SamplingMethod {
    /** Independently and with equal weight. */
    PLAIN
}
