package io.stampede.coordinator.store;

/**
 * The store could not be opened, read or written.
 *
 * <p>Nothing of a write that threw is stored, unless the answer to its commit got lost; to write the same again is
 * harmless in either case.
 */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message) {
        super(message);
    }

    StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
