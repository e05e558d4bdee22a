package io.stampede.coordinator.grid;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What lies in the file of a coordinator that has ended. */
final class H2Results {
    private H2Results() {}

    /** The nodes that computed a batch. */
    static Set<String> nodesOf(Path directory, String batchId) {
        return new TreeSet<>(nodesByBlock(directory, batchId).values());
    }

    /** Who computed each stored block of a batch. */
    static Map<Integer, String> nodesByBlock(Path directory, String batchId) {
        Map<Integer, String> nodes = new TreeMap<>();
        String url =
                "jdbc:h2:file:" + directory.resolve("stampede/results") + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE";
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT block, node FROM block_results WHERE batch_id = '" + batchId + "'")) {
            while (row.next()) {
                nodes.put(row.getInt(1), row.getString(2));
            }
        } catch (SQLException e) {
            throw new AssertionError("the test cannot read the store", e);
        }
        return nodes;
    }
}
