package io.stampede.spec;

/** The price at which a venue values pledged collateral. */
public enum OracleMode {
    /** Its own book. */
    LOCAL_BOOK,
    /** The index of all venues. Not simulated by this version. */
    INDEX,
    /** A mean of book and redemption value. Not simulated by this version. */
    REDEMPTION_WEIGHTED,
    /** Its own book, above a floor. Not simulated by this version. */
    FLOORED
}
