package io.stampede.coordinator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rows of table {@code batches}. */
final class BatchRows {
    private static final String COLUMNS =
            "id, name, specification, spec_sha256, seed, scenarios, lanes, priority, engine_version, state,"
                    + " created_millis, failure, report_sha256";
    static final String INSERT = "INSERT INTO batches (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private BatchRows() {}

    static void bind(PreparedStatement insert, StoredBatch batch) throws SQLException {
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
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM batches WHERE id = ?")) {
            select.setString(1, batchId);
            return read(select).stream().findFirst();
        }
    }

    static List<StoredBatch> all(Connection connection) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT " + COLUMNS + " FROM batches ORDER BY number")) {
            return read(select);
        }
    }

    private static List<StoredBatch> read(PreparedStatement select) throws SQLException {
        List<StoredBatch> batches = new ArrayList<>();
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                batches.add(new StoredBatch(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getLong(5),
                        new BlockPlan(row.getInt(6), row.getInt(7)),
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
