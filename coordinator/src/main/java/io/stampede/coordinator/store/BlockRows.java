package io.stampede.coordinator.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The rows of table {@code block_results}. */
final class BlockRows {
    private static final String INSERT =
            "INSERT INTO block_results (batch_id, block, format_version, content_sha256, node, compute_millis,"
                    + " content_bytes, outcomes) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    private static final String FIRST =
            "SELECT content_sha256, node FROM block_results WHERE batch_id = ? AND block = ?";
    private static final String STORED = "SELECT block FROM block_results WHERE batch_id = ? ORDER BY block";
    private static final String COUNT = "SELECT COUNT(*) FROM block_results WHERE batch_id = ?";
    private static final String NODES = "SELECT DISTINCT node FROM block_results WHERE batch_id = ?";
    private static final String RANGE = "SELECT block, format_version, content_sha256, node, compute_millis,"
            + " content_bytes, outcomes FROM block_results WHERE batch_id = ? AND block >= ? AND block < ?"
            + " ORDER BY block";

    private BlockRows() {}

    /** Inserts a group in one round trip; a row that was there before is left as it is. */
    static List<WriteVerdict> insert(Connection connection, List<StoredBlock> results) throws SQLException {
        int[] inserted;
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (StoredBlock result : results) {
                insert.setString(1, result.batchId());
                insert.setInt(2, result.block());
                insert.setInt(3, result.formatVersion());
                insert.setString(4, result.contentSha256());
                insert.setString(5, result.node());
                insert.setLong(6, result.computeMillis());
                insert.setInt(7, result.contentBytes());
                insert.setBytes(8, result.compressed());
                insert.addBatch();
            }
            inserted = insert.executeBatch();
        }
        List<WriteVerdict> verdicts = new ArrayList<>(results.size());
        for (int index = 0; index < inserted.length; index++) {
            verdicts.add(inserted[index] == 1 ? WriteVerdict.STORED : compare(connection, results.get(index)));
        }
        return verdicts;
    }

    private static WriteVerdict compare(Connection connection, StoredBlock result) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(FIRST)) {
            select.setString(1, result.batchId());
            select.setInt(2, result.block());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("block " + result.block() + " is neither new nor stored");
                }
                boolean equal = row.getString(1).equals(result.contentSha256());
                return equal ? WriteVerdict.DUPLICATE : WriteVerdict.different(row.getString(2));
            }
        }
    }

    /** Deletes the results of a block and of all after it. */
    static void deleteFrom(Connection connection, String batchId, int block) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM block_results WHERE batch_id = ? AND block >= ?")) {
            delete.setString(1, batchId);
            delete.setInt(2, block);
            delete.executeUpdate();
        }
    }

    static BitSet stored(Connection connection, String batchId) throws SQLException {
        BitSet blocks = new BitSet();
        try (PreparedStatement select = connection.prepareStatement(STORED)) {
            select.setString(1, batchId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    blocks.set(row.getInt(1));
                }
            }
        }
        return blocks;
    }

    static int count(Connection connection, String batchId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(COUNT)) {
            select.setString(1, batchId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    static int nodes(Connection connection, String batchId) throws SQLException {
        int count = 0;
        try (PreparedStatement select = connection.prepareStatement(NODES)) {
            select.setString(1, batchId);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    count++;
                }
            }
        }
        return count;
    }

    static List<StoredBlock> read(Connection connection, String batchId, int fromBlock, int blockCount)
            throws SQLException {
        List<StoredBlock> results = new ArrayList<>(blockCount);
        try (PreparedStatement select = connection.prepareStatement(RANGE)) {
            select.setString(1, batchId);
            select.setInt(2, fromBlock);
            select.setLong(3, (long) fromBlock + blockCount);
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    results.add(new StoredBlock(
                            batchId,
                            row.getInt(1),
                            row.getInt(2),
                            row.getString(3),
                            row.getString(4),
                            row.getLong(5),
                            row.getInt(6),
                            row.getBytes(7)));
                }
            }
        }
        return results;
    }
}
