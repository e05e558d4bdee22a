package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Supplier;

/**
 * The store as the coordinator found it when it became the singleton.
 *
 * @param store open; whoever opened it closes it
 * @param epoch under which the coordinator may write
 * @param unfinished batches to go on with
 */
record StoreAccess(ResultStore store, long epoch, List<Unfinished> unfinished) {
    /**
     * A batch that was not over when its coordinator went away.
     *
     * @param batch as it was fixed at submission
     * @param storedBlocks blocks that need not run again
     */
    record Unfinished(StoredBatch batch, BitSet storedBlocks) {}

    /** Opens the store, makes the caller the only one who writes, and reads what is left to do. Blocks. */
    static StoreAccess open(Supplier<ResultStore> opener) {
        ResultStore store = opener.get();
        long epoch = store.raiseEpoch();
        List<Unfinished> unfinished = new ArrayList<>();
        for (StoredBatch batch : store.batches()) {
            if (!batch.state().isFinal()) {
                unfinished.add(new Unfinished(batch, store.storedBlocks(batch.id())));
            }
        }
        return new StoreAccess(store, epoch, unfinished);
    }
}
