package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;

/** Makes the report of a batch once all its results are stored. */
@FunctionalInterface
public interface Aggregation {
    /**
     * Computes the report and puts it where it is wanted. Runs on a thread of its own; may run again after a restart.
     *
     * @return the report's hash, which is stored with the batch
     * @throws RuntimeException if it cannot be computed; the batch then fails
     */
    String aggregate(StoredBatch batch, ResultStore store);
}
