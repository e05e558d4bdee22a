package io.stampede.spec;

/** Which drawn number of a shock. */
public enum ShockQuantity {
    /** When it acts. */
    AT,
    /** How long it lasts. */
    DURATION,
    /** How strong it is, by whatever name: log return, factor, severity, depth, share. */
    SIZE
}
