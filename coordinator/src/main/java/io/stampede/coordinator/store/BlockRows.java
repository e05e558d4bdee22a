package io.stampede.coordinator.store;

import io.stampede.node.protocol.Compression;
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
    private static final String CHECKSUM = "SELECT content_sha256 FROM block_results WHERE batch_id = ? AND block = ?";
    private static final String STORED = "SELECT block FROM block_results WHERE batch_id = ? ORDER BY block";
    private static final String RANGE =
            "SELECT block, format_version, content_sha256, node, compute_millis, content_bytes,"
                    + " outcomes"
                    + " FROM block_results WHERE batch_id = ? AND block >= ? AND block < ? ORDER BY block";

    private BlockRows() {}

    static WriteVerdict insert(Connection connection, StoredBlock result) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setString(1, result.batchId());
            insert.setInt(2, result.block());
            insert.setInt(3, result.formatVersion());
            insert.setString(4, result.contentSha256());
            insert.setString(5, result.node());
            insert.setLong(6, result.computeMillis());
            insert.setInt(7, result.outcomes().length);
            insert.setBytes(8, Compression.deflate(result.outcomes()));
            if (insert.executeUpdate() == 1) {
                return WriteVerdict.STORED;
            }
        }
        return compare(connection, result);
    }

    private static WriteVerdict compare(Connection connection, StoredBlock result) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(CHECKSUM)) {
            select.setString(1, result.batchId());
            select.setInt(2, result.block());
            try (ResultSet row = select.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("block " + result.block() + " is neither new nor stored");
                }
                boolean equal = row.getString(1).equals(result.contentSha256());
                return equal ? WriteVerdict.DUPLICATE : WriteVerdict.DIFFERENT;
            }
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
                            outcomes(row, batchId)));
                }
            }
        }
        return results;
    }

    private static byte[] outcomes(ResultSet row, String batchId) throws SQLException {
        try {
            return Compression.inflate(row.getBytes(7), row.getInt(6));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("block " + row.getInt(1) + " of batch " + batchId + " is damaged", e);
        }
    }
}
