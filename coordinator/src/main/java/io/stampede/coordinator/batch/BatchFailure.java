package io.stampede.coordinator.batch;

/**
 * Why a batch failed.
 *
 * @param kind what sort of thing went wrong
 * @param message one line for people
 */
public record BatchFailure(Kind kind, String message) {
    /** What sort of thing went wrong. */
    public enum Kind {
        /** A scenario broke an invariant or its kernel threw: the same again however often it is run. */
        SCENARIO,
        /** Two runs of one block gave different numbers. */
        DETERMINISM,
        /** A block was lost again and again. */
        LOST,
        /** The store cannot be opened, or was away too long. */
        STORE,
        /** The report could not be computed from the stored results. */
        REPORT,
        /** There are too many batches. */
        QUEUE_FULL,
        /** It was begun with another engine, or is otherwise nothing this coordinator can compute. */
        INCOMPATIBLE,
        /** No coordinator answers. */
        UNREACHABLE
    }

    static BatchFailure ofOtherEngine(String engineVersion) {
        return new BatchFailure(
                Kind.INCOMPATIBLE,
                "it was begun with engine " + engineVersion + " and this is another: submit it anew");
    }
}
