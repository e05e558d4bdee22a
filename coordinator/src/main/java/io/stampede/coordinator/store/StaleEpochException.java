package io.stampede.coordinator.store;

/** A coordinator that is no longer the singleton tried to write; nothing was written. */
public final class StaleEpochException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StaleEpochException(long ownEpoch, long storedEpoch) {
        super("epoch " + ownEpoch + " may not write, the store is at epoch " + storedEpoch);
    }
}
