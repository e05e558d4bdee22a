package io.stampede.coordinator.store;

/**
 * Where a batch is in its life.
 *
 * <pre>
 * QUEUED ──► RUNNING ──► AGGREGATING ──► SUCCEEDED
 *    │          │             │
 *    └──────────┴─────────────┴──► FAILED, CANCELLED
 * </pre>
 */
public enum BatchState {
    /** Accepted and stored; no block has been handed out. */
    QUEUED,
    /** Blocks are being simulated. */
    RUNNING,
    /** Every block is stored; the report is being computed. */
    AGGREGATING,
    /** The report was computed. */
    SUCCEEDED,
    /** Something that repeating would not cure; the batch says what. */
    FAILED,
    /** Somebody asked for it to stop. */
    CANCELLED;

    /** Whether nothing can happen to the batch any more. */
    public boolean isFinal() {
        return switch (this) {
            case SUCCEEDED, FAILED, CANCELLED -> true;
            case QUEUED, RUNNING, AGGREGATING -> false;
        };
    }

    /** Whether a batch in this state may go on to {@code next}. */
    public boolean canBecome(BatchState next) {
        return switch (this) {
            case QUEUED -> next == RUNNING || next == FAILED || next == CANCELLED;
            case RUNNING -> next == AGGREGATING || next == FAILED || next == CANCELLED;
            case AGGREGATING -> next == SUCCEEDED || next == FAILED || next == CANCELLED;
            case SUCCEEDED, FAILED, CANCELLED -> false;
        };
    }
}
