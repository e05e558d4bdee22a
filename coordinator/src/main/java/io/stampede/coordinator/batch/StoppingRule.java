package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import java.util.List;

/**
 * Says when a batch has enough scenarios before it has all of them.
 *
 * <p>A function of the specification and of the outcomes of the first scenarios, so that every coordinator comes to the
 * same number of scenarios, whatever slots computed them in whatever order.
 */
public interface StoppingRule {
    /** Every batch is computed whole. */
    StoppingRule NEVER = new StoppingRule() {
        @Override
        public List<Integer> looks(StoredBatch batch) {
            return List.of();
        }

        @Override
        public boolean isEnough(StoredBatch first, ResultStore store) {
            throw new IllegalStateException("batch " + first.id() + " is not to be looked at");
        }
    };

    /**
     * The numbers of scenarios at which a batch may stop, rising, below the most it may have. Runs on the coordinator's
     * own thread. A batch that has stopped is looked at no more.
     */
    List<Integer> looks(StoredBatch batch);

    /**
     * Whether the scenarios of one look are enough. Runs on a thread of its own.
     *
     * @param first the batch as if it had no more scenarios; the blocks that play them are stored
     * @throws RuntimeException if that cannot be told; the batch then fails
     */
    boolean isEnough(StoredBatch first, ResultStore store);
}
