package io.stampede.coordinator.http;

/** What a token allows. */
public enum TokenScope {
    /** To look at everything. */
    READ,
    /** To submit and cancel batches, too. */
    WRITE
}
