package io.stampede.coordinator.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.Flyway;

/**
 * Batches and block results in H2 or PostgreSQL, by the same SQL.
 *
 * <p>Every write transaction begins by locking the epoch and goes on only if it is the caller's: checking first and
 * writing later would let a coordinator that slept through its own replacement write in between. Safe for use by
 * several threads; every method blocks.
 */
public final class ResultStore implements AutoCloseable {
    private static final String MIGRATIONS = "classpath:io/stampede/coordinator/store/migration";

    private final HikariDataSource connections;

    private ResultStore(HikariDataSource connections) {
        this.connections = connections;
    }

    /**
     * Opens the store and brings its tables up to date.
     *
     * @throws StoreException if it cannot be reached, is held by another process, or cannot be migrated
     */
    public static ResultStore open(StoreSettings settings) {
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("stampede-store");
        pool.setJdbcUrl(settings.jdbcUrl());
        pool.setMaximumPoolSize(settings.connections());
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(settings.connectTimeout().toMillis());
        pool.setAutoCommit(false);
        HikariDataSource connections;
        try {
            connections = new HikariDataSource(pool);
        } catch (RuntimeException e) {
            throw new StoreException("the store at " + settings.jdbcUrl() + " cannot be opened", rootOf(e));
        }
        try {
            Flyway.configure()
                    .dataSource(connections)
                    .locations(MIGRATIONS)
                    .load()
                    .migrate();
        } catch (RuntimeException e) {
            connections.close();
            throw new StoreException("the store at " + settings.jdbcUrl() + " cannot be migrated", e);
        }
        return new ResultStore(connections);
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
     * Stores a batch as {@link BatchState#QUEUED} or whatever state it carries.
     *
     * @throws StaleEpochException if {@code epoch} is no longer the newest
     */
    public void submit(long epoch, StoredBatch batch) {
        fenced(epoch, "storing batch " + batch.id(), connection -> {
            try (PreparedStatement insert = connection.prepareStatement(BatchRows.INSERT)) {
                BatchRows.bind(insert, batch);
                return insert.executeUpdate();
            }
        });
    }

    /**
     * Moves a batch to its next state.
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
            if (!batch.state().canBecome(next)) {
                throw new IllegalStateException("batch " + batchId + " is " + batch.state() + ", not to be " + next);
            }
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE batches SET state = ?, failure = ?, report_sha256 = ? WHERE id = ?")) {
                update.setString(1, next.name());
                update.setString(2, failure.orElse(null));
                update.setString(3, reportSha256.orElse(null));
                update.setString(4, batchId);
                return update.executeUpdate();
            }
        });
    }

    /**
     * Stores a group of block results in one transaction; all of them or, when it throws, none.
     *
     * @return what became of each, in the order given
     * @throws StaleEpochException if {@code epoch} is no longer the newest
     */
    public List<WriteVerdict> store(long epoch, List<StoredBlock> results) {
        return fenced(epoch, "storing " + results.size() + " block results", connection -> {
            List<WriteVerdict> verdicts = new ArrayList<>(results.size());
            for (StoredBlock result : results) {
                verdicts.add(BlockRows.insert(connection, result));
            }
            return verdicts;
        });
    }

    /** One batch, if there is one of that id. */
    public Optional<StoredBatch> batch(String batchId) {
        return transaction("reading batch " + batchId, connection -> BatchRows.find(connection, batchId));
    }

    /** All batches in the order of their submission. */
    public List<StoredBatch> batches() {
        return transaction("reading the batches", BatchRows::all);
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
        try (Connection connection = connections.getConnection()) {
            try {
                T result = work.on(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new StoreException(what + " failed", e);
        }
    }

    private static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e); // the first failure is the one to report
        }
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootOf(cause);
    }

    /** What is done within one transaction. */
    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }
}
