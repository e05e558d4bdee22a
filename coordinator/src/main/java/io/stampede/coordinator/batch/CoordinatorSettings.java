package io.stampede.coordinator.batch;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * The coordinator's limits and times; {@code stampede.coordinator} in {@code reference.conf} says what each does.
 *
 * @param batchesMax most batches queued and running at once
 * @param lease how long a slot is believed without hearing of it
 * @param losesMax how often a block may be lost before its batch fails
 * @param failuresMax how often a block may end without a result before its batch fails
 * @param retryBackoff pause before a lost block runs again, doubled with every loss
 * @param retryBackoffMax longest such pause
 * @param speculationFactor how many mean times a second copy of a slow block is reckoned to take; 0 for none
 * @param takeoverPatience how long slots may report what they work on before a new coordinator hands out blocks
 * @param busyPause how long a slot that refused work gets none
 * @param groupMax most block results of one transaction
 * @param pendingResultsMax most block results waiting for the store; at that many no work is handed out
 * @param storeRetryPause time between two tries of a write that failed
 * @param storePatience how long the store may be away before its batches fail
 * @param tick how often leases are looked at and progress is told
 */
public record CoordinatorSettings(
        int batchesMax,
        Duration lease,
        int losesMax,
        int failuresMax,
        Duration retryBackoff,
        Duration retryBackoffMax,
        double speculationFactor,
        Duration takeoverPatience,
        Duration busyPause,
        int groupMax,
        int pendingResultsMax,
        Duration storeRetryPause,
        Duration storePatience,
        Duration tick) {
    /** Reads {@code stampede.coordinator}. */
    public static CoordinatorSettings of(Config config) {
        Config own = config.getConfig("stampede.coordinator");
        return new CoordinatorSettings(
                own.getInt("batches-max"),
                own.getDuration("lease"),
                own.getInt("loses-max"),
                own.getInt("failures-max"),
                own.getDuration("retry-backoff"),
                own.getDuration("retry-backoff-max"),
                own.getDouble("speculation-factor"),
                own.getDuration("takeover-patience"),
                own.getDuration("busy-pause"),
                own.getInt("group-max"),
                own.getInt("pending-results-max"),
                own.getDuration("store-retry-pause"),
                own.getDuration("store-patience"),
                own.getDuration("tick"));
    }
}
