package io.stampede.coordinator.replay;

/** Why a scenario of a batch was not replayed; the message says it to the user. */
public final class ReplayRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Kinds of reasons. */
    public enum Kind {
        /** The batch has no scenario of this number. */
        UNKNOWN,
        /** Another engine computed the batch: this one would compute other numbers. */
        OTHER_ENGINE,
        /** The scenario's block is not computed yet. */
        NOT_STORED,
        /** It would take too long. */
        TOO_LONG,
        /** It was played, and is not what is stored: a fault of determinism, or of the machine. */
        DIFFERENT
    }

    private final Kind kind;

    ReplayRefusal(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Which kind it is. */
    public Kind kind() {
        return kind;
    }
}
