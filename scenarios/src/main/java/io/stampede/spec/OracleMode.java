package io.stampede.spec;

/** The price at which a venue values pledged collateral. */
public enum OracleMode {
    /** Its own book. */
    LOCAL_BOOK,
    /** The index of all venues. */
    INDEX,
    /** A mean of book and redemption value. */
    REDEMPTION_WEIGHTED,
    /** Its own book, above a floor. */
    FLOORED
}
