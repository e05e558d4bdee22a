package io.stampede.coordinator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The rows of table {@code batches}. */
final class BatchRows {
    private static final String COLUMNS =
            "id, name, specification, spec_sha256, seed, scenarios, lanes, priority, engine_version, state,"
                    + " created_millis, failure, report_sha256";
    private static final String SELECT = "SELECT " + COLUMNS + ", stopped_scenarios FROM batches";
    private static final String INSERT = "INSERT INTO batches (" + COLUMNS
            + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)" + " ON CONFLICT DO NOTHING";

    private BatchRows() {}

    /** Inserts a batch; false if there is one of its id already. */
    static boolean insert(Connection connection, StoredBatch batch) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            bind(insert, batch);
            return insert.executeUpdate() == 1;
        }
    }

    static void advance(
            Connection connection,
            String batchId,
            BatchState next,
            Optional<String> failure,
            Optional<String> reportSha256)
            throws SQLException {
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE batches SET state = ?, failure = ?, report_sha256 = ?, finished_millis = ? WHERE id = ?")) {
            update.setString(1, next.name());
            update.setString(2, failure.orElse(null));
            update.setString(3, reportSha256.orElse(null));
            if (next.isFinal()) {
                update.setLong(4, System.currentTimeMillis());
            } else {
                update.setNull(4, Types.BIGINT);
            }
            update.setString(5, batchId);
            update.executeUpdate();
        }
    }

    /** Notes the number of scenarios that are enough. */
    static void stop(Connection connection, String batchId, int scenarios) throws SQLException {
        try (PreparedStatement update =
                connection.prepareStatement("UPDATE batches SET stopped_scenarios = ? WHERE id = ?")) {
            update.setInt(1, scenarios);
            update.setString(2, batchId);
            update.executeUpdate();
        }
    }

    static List<String> finishedBefore(Connection connection, long millis) throws SQLException {
        List<String> ids = new ArrayList<>();
        try (PreparedStatement select =
                connection.prepareStatement("SELECT id FROM batches WHERE finished_millis < ? ORDER BY number")) {
            select.setLong(1, millis);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    ids.add(row.getString(1));
                }
            }
        }
        return ids;
    }

    static OptionalLong finishedMillis(Connection connection, String batchId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(
                "SELECT finished_millis FROM batches WHERE id = ? AND finished_millis IS NOT NULL")) {
            select.setString(1, batchId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? OptionalLong.of(row.getLong(1)) : OptionalLong.empty();
            }
        }
    }

    /** Its results go with it. */
    static int deleteFinished(Connection connection, String batchId) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM batches WHERE id = ? AND finished_millis IS NOT NULL")) {
            delete.setString(1, batchId);
            return delete.executeUpdate();
        }
    }

    /** A page of batches, the newest first. */
    static List<BatchSummary> page(Connection connection, Optional<String> before, int count) throws SQLException {
        List<StoredBatch> batches;
        try (PreparedStatement select = connection.prepareStatement(SELECT
                + (before.isPresent() ? " WHERE number < (SELECT number FROM batches WHERE id = ?)" : "")
                + " ORDER BY number DESC LIMIT ?")) {
            int parameter = 1;
            if (before.isPresent()) {
                select.setString(parameter++, before.orElseThrow());
            }
            select.setInt(parameter, count);
            batches = read(select);
        }
        List<BatchSummary> summaries = new ArrayList<>();
        for (StoredBatch batch : batches) {
            summaries.add(summary(connection, batch));
        }
        return summaries;
    }

    static BatchSummary summary(Connection connection, StoredBatch batch) throws SQLException {
        int stored =
                batch.state() == BatchState.SUCCEEDED ? batch.plan().blocks() : BlockRows.count(connection, batch.id());
        return new BatchSummary(batch, stored, finishedMillis(connection, batch.id()));
    }

    private static void bind(PreparedStatement insert, StoredBatch batch) throws SQLException {
        insert.setString(1, batch.id());
        insert.setString(2, batch.name());
        insert.setString(3, batch.specification());
        insert.setString(4, batch.specSha256());
        insert.setLong(5, batch.seed());
        insert.setInt(6, batch.plan().scenarios());
        insert.setInt(7, batch.plan().lanes());
        insert.setInt(8, batch.priority());
        insert.setString(9, batch.engineVersion());
        insert.setString(10, batch.state().name());
        insert.setLong(11, batch.createdMillis());
        insert.setString(12, batch.failure().orElse(null));
        insert.setString(13, batch.reportSha256().orElse(null));
    }

    static Optional<StoredBatch> find(Connection connection, String batchId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " WHERE id = ?")) {
            select.setString(1, batchId);
            return read(select).stream().findFirst();
        }
    }

    static List<StoredBatch> all(Connection connection) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(SELECT + " ORDER BY number")) {
            return read(select);
        }
    }

    private static List<StoredBatch> read(PreparedStatement select) throws SQLException {
        List<StoredBatch> batches = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                int stopped = row.getInt(14);
                int scenarios = row.wasNull() ? row.getInt(6) : stopped;
                batches.add(new StoredBatch(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        new BlockPlan(scenarios, row.getInt(7)),
                        row.getInt(8),
                        row.getString(9),
                        BatchState.valueOf(row.getString(10)),
                        row.getLong(11),
                        Optional.ofNullable(row.getString(12)),
                        Optional.ofNullable(row.getString(13))));
            }
        }
        return batches;
    }
}
