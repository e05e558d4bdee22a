package io.stampede.coordinator.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A real PostgreSQL that can be stopped and started again on the same data and port. */
public final class RestartablePostgres implements AutoCloseable {
    private final Path data;
    private final Map<String, String> serverSettings;
    private EmbeddedPostgres server;
    private int port;

    /** Starts it; an empty directory becomes a new cluster of databases. */
    public RestartablePostgres(Path data) {
        this(data, Map.of());
    }

    private RestartablePostgres(Path data, Map<String, String> serverSettings) {
        this.data = data;
        this.serverSettings = serverSettings;
        start();
    }

    /** One whose commits wait for the disk, as PostgreSQL's own default has it; the embedded one's does not. */
    public static RestartablePostgres durable(Path data) {
        return new RestartablePostgres(data, Map.of("synchronous_commit", "on"));
    }

    /** Starts it again, on the same port. */
    public void start() {
        try {
            EmbeddedPostgres.Builder builder =
                    EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
            serverSettings.forEach(builder::setServerConfig);
            server = port == 0 ? builder.start() : builder.setPort(port).start();
            port = server.getPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops it, as an administrator would. */
    public void stop() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A database of its own; its address. */
    public String createDatabase(String name) {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + name);
        } catch (SQLException e) {
            throw new AssertionError("the test cannot create a database", e);
        }
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + name + "?user=postgres";
    }

    /** Address of the database there is. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres?user=postgres";
    }

    /** What is stored of every block of a batch, by block: checksum, node and the row's own version. */
    public Map<Integer, String> stored(String batchId) {
        Map<Integer, String> rows = new TreeMap<>();
        String query = "SELECT block, content_sha256, node, xmin FROM block_results WHERE batch_id = '" + batchId + "'";
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            while (row.next()) {
                String before =
                        rows.put(row.getInt(1), row.getString(2) + " " + row.getString(3) + " " + row.getString(4));
                if (before != null) {
                    throw new AssertionError("block " + row.getInt(1) + " is stored twice");
                }
            }
        } catch (SQLException e) {
            throw new AssertionError("the test cannot read the store", e);
        }
        return rows;
    }

    /** Processor time its processes that live have taken so far. */
    public Duration processorTime() {
        try {
            long server = Long.parseLong(
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
            return ProcessHandle.of(server).stream()
                    .flatMap(handle -> Stream.concat(Stream.of(handle), handle.children()))
                    .flatMap(handle -> handle.info().totalCpuDuration().stream())
                    .reduce(Duration.ZERO, Duration::plus);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The epoch of the coordinator that may write. */
    public long epoch() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT epoch FROM fencing")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError("the test cannot read the store", e);
        }
    }

    @Override
    public void close() {
        stop();
    }
}
