package io.stampede.coordinator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Batches and block results in H2 or PostgreSQL, by the same SQL.
 *
 * <p>Every write transaction begins by locking the epoch and goes on only if it is the caller's: checking first and
 * writing later would let a coordinator that slept through its own replacement write in between. Safe for use by
 * several threads; every method blocks.
 */
public final class ResultStore implements AutoCloseable {
    private final StoreConnections connections;

    private ResultStore(StoreConnections connections) {
        this.connections = connections;
    }

    /**
     * Opens the store and brings its tables up to date.
     *
     * @throws StoreException if it cannot be reached, is held by another process, or cannot be migrated
     */
    public static ResultStore open(StoreSettings settings) {
        return new ResultStore(StoreConnections.open(settings));
    }

    /**
     * Makes the caller the only one who can write.
     *
     * @return the new epoch, to be given to every write
     */
    public long raiseEpoch() {
        return transaction("raising the epoch", connection -> {
            try (PreparedStatement raise =
                    connection.prepareStatement("UPDATE fencing SET epoch = epoch + 1 WHERE id = 1")) {
                raise.executeUpdate();
            }
            return lockedEpoch(connection);
        });
    }

    /**
     * Stores a batch as {@link BatchState#QUEUED} or whatever state it carries. Once more is harmless: the answer
     * to the first time may have been lost.
     *
     * @throws IllegalStateException if there is another batch of this id
     * @throws StaleEpochException if {@code epoch} is no longer the newest
     */
    public void submit(long epoch, StoredBatch batch) {
        fenced(epoch, "storing batch " + batch.id(), connection -> {
            if (!BatchRows.insert(connection, batch)) {
                StoredBatch known = BatchRows.find(connection, batch.id()).orElseThrow();
                // The specification says how many scenarios; by now they may have turned out to be more than enough.
                if (!known.specSha256().equals(batch.specSha256())
                        || known.plan().lanes() != batch.plan().lanes()) {
                    throw new IllegalStateException("there is another batch " + batch.id());
                }
            }
            return batch;
        });
    }

    /**
     * Moves a batch to its next state. Once more is harmless.
     *
     * @param failure why, when the next state is {@link BatchState#FAILED}
     * @param reportSha256 hash of the report, when the next state is {@link BatchState#SUCCEEDED}
     * @throws IllegalStateException if the batch is unknown or its state does not lead to {@code next}
     * @throws StaleEpochException if {@code epoch} is no longer the newest
     */
    public void advance(
            long epoch, String batchId, BatchState next, Optional<String> failure, Optional<String> reportSha256) {
        fenced(epoch, "moving batch " + batchId + " to " + next, connection -> {
            StoredBatch batch = BatchRows.find(connection, batchId)
                    .orElseThrow(() -> new IllegalStateException("there is no batch " + batchId));
            if (batch.state() == next) {
                return batch;
            }
            if (!batch.state().canBecome(next)) {
                throw new IllegalStateException("batch " + batchId + " is " + batch.state() + ", not to be " + next);
            }
            BatchRows.advance(connection, batchId, next, failure, reportSha256);
            return batch;
        });
    }

    /**
     * Ends a batch early: it has so many scenarios from now on, and results of blocks beyond them are deleted. Once
     * more is harmless.
     *
     * @param scenarios at most those it had
     * @throws IllegalStateException if the batch is unknown, over, or has fewer scenarios
     * @throws StaleEpochException if {@code epoch} is no longer the newest
     */
    public void stop(long epoch, String batchId, int scenarios) {
        fenced(epoch, "stopping batch " + batchId + " at " + scenarios + " scenarios", connection -> {
            StoredBatch batch = BatchRows.find(connection, batchId)
                    .orElseThrow(() -> new IllegalStateException("there is no batch " + batchId));
            if (batch.state().isFinal() || scenarios > batch.plan().scenarios()) {
                throw new IllegalStateException("batch " + batchId + " is " + batch.state() + " with "
                        + batch.plan().scenarios() + " scenarios, not to be stopped at " + scenarios);
            }
            BlockPlan plan = new BlockPlan(scenarios, batch.plan().lanes());
            BatchRows.stop(connection, batchId, scenarios);
            BlockRows.deleteFrom(connection, batchId, plan.blocks());
            return batch;
        });
    }

    /**
     * Stores a group of block results in one transaction; all of them or, when it throws, none.
     *
     * @return what became of each, in the order given
     * @throws StaleEpochException if {@code epoch} is no longer the newest
     */
    public List<WriteVerdict> store(long epoch, List<StoredBlock> results) {
        return fenced(
                epoch,
                "storing " + results.size() + " block results",
                connection -> BlockRows.insert(connection, results));
    }

    /** One batch, if there is one of that id. */
    public Optional<StoredBatch> batch(String batchId) {
        return transaction("reading batch " + batchId, connection -> BatchRows.find(connection, batchId));
    }

    /** All batches in the order of their submission. */
    public List<StoredBatch> batches() {
        return transaction("reading the batches", BatchRows::all);
    }

    /**
     * A page of batches and how far each is, the newest first.
     *
     * @param before only those submitted before this one; a batch that is not known has none before it
     * @param count most batches of the page
     */
    public List<BatchSummary> page(Optional<String> before, int count) {
        return transaction("reading the batches", connection -> BatchRows.page(connection, before, count));
    }

    /** One batch and how far it is, if there is one of that id. */
    public Optional<BatchSummary> summary(String batchId) {
        return transaction("reading batch " + batchId, connection -> {
            Optional<StoredBatch> batch = BatchRows.find(connection, batchId);
            return batch.isPresent()
                    ? Optional.of(BatchRows.summary(connection, batch.orElseThrow()))
                    : Optional.empty();
        });
    }

    /**
     * Deletes finished batches with their results, each in a transaction of its own.
     *
     * <p>Not fenced: a finished batch is nobody's any more, and none that is not finished is touched.
     *
     * @param finishedBeforeMillis milliseconds since 1970 UTC
     * @return the deleted batches
     */
    public List<String> prune(long finishedBeforeMillis) {
        List<String> old = finishedBefore(finishedBeforeMillis);
        for (String batchId : old) {
            transaction("deleting batch " + batchId, connection -> BatchRows.deleteFinished(connection, batchId));
        }
        return old;
    }

    /** The batches that {@link #prune} would delete. */
    public List<String> finishedBefore(long millis) {
        return transaction("reading the batches", connection -> BatchRows.finishedBefore(connection, millis));
    }

    /** When a batch came to its end, in milliseconds since 1970 UTC; none while it has not. */
    public OptionalLong finishedMillis(String batchId) {
        return transaction("reading batch " + batchId, connection -> BatchRows.finishedMillis(connection, batchId));
    }

    /** How many nodes computed what is stored of a batch. */
    public int nodesOf(String batchId) {
        return transaction("reading the nodes of batch " + batchId, connection -> BlockRows.nodes(connection, batchId));
    }

    /** Whether the store answers. */
    public boolean isReachable() {
        try {
            transaction("asking the store", connection -> connection.isValid(1));
            return true;
        } catch (StoreException e) {
            return false;
        }
    }

    /** Which blocks of a batch are stored: the one truth about its progress. */
    public BitSet storedBlocks(String batchId) {
        return transaction(
                "reading the stored blocks of batch " + batchId, connection -> BlockRows.stored(connection, batchId));
    }

    /**
     * Results of a range of blocks, in ascending order; blocks that are not stored are left out.
     *
     * @param fromBlock first block
     * @param blockCount number of blocks
     */
    public List<StoredBlock> results(String batchId, int fromBlock, int blockCount) {
        return transaction(
                "reading results of batch " + batchId,
                connection -> BlockRows.read(connection, batchId, fromBlock, blockCount));
    }

    @Override
    public void close() {
        connections.close();
    }

    private <T> T fenced(long epoch, String what, Work<T> work) {
        return transaction(what, connection -> {
            long stored = lockedEpoch(connection);
            if (stored != epoch) {
                throw new StaleEpochException(epoch, stored);
            }
            return work.on(connection);
        });
    }

    private static long lockedEpoch(Connection connection) throws SQLException {
        try (PreparedStatement select =
                        connection.prepareStatement("SELECT epoch FROM fencing WHERE id = 1 FOR UPDATE");
                ResultSet row = select.executeQuery()) {
            if (!row.next()) {
                throw new IllegalStateException("the store has no epoch");
            }
            return row.getLong(1);
        }
    }

    private <T> T transaction(String what, Work<T> work) {
        try (Connection connection = connections.get()) {
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            connections.suspect();
            throw new StoreException(what + " failed: " + e.getMessage(), e);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e); // the first failure is the one to report
        }
    }

    /** What is done within one transaction. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
