package io.stampede.coordinator.store;

/** The store could not be opened, read or written; nothing of the call that threw is stored. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoreException(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
