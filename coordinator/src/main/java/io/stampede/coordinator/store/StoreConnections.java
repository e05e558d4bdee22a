package io.stampede.coordinator.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.exception.FlywayValidateException;

/**
 * The way to the database: a pool that outlives the database's absences, and nothing that waits for ever.
 *
 * <p>After a failure every connection is looked at anew. An H2 that closed itself, as it does on a full disk, is opened
 * again by the next connection; a PostgreSQL that was away is found again.
 */
final class StoreConnections implements AutoCloseable {
    private static final String MIGRATIONS = "classpath:io/stampede/coordinator/store/migration";
    private static final int POSTGRESQL_LEAST = 14;
    /** A coordinator that was frozen while it held the epoch must not hold it for ever. */
    private static final Duration FROZEN_TRANSACTION_MAX = Duration.ofSeconds(10);

    private final HikariDataSource pool;

    private StoreConnections(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws StoreException in plain words, if either cannot be done
     */
    static StoreConnections open(StoreSettings settings) {
        HikariDataSource pool;
        try {
            pool = new HikariDataSource(configuration(settings));
        } catch (RuntimeException e) {
            throw new StoreException("the store at " + settings.shownUrl() + " cannot be opened: " + reason(e), e);
        }
        try {
            checkVersion(pool, settings);
            Flyway.configure()
                    .dataSource(pool)
                    .locations(MIGRATIONS)
                    .ignoreMigrationPatterns(new String[0]) // also none from the future
                    .load()
                    .migrate();
            return new StoreConnections(pool);
        } catch (FlywayValidateException e) {
            pool.close();
            throw new StoreException(
                    "the store at " + settings.shownUrl() + " was made by another version of Stampede", e);
        } catch (StoreException e) {
            pool.close();
            throw e;
        } catch (SQLException | RuntimeException e) {
            pool.close();
            throw new StoreException("the store at " + settings.shownUrl() + " cannot be prepared: " + reason(e), e);
        }
    }

    private static HikariConfig configuration(StoreSettings settings) {
        HikariConfig configuration = new HikariConfig();
        configuration.setPoolName("stampede-store");
        configuration.setJdbcUrl(settings.jdbcUrl());
        settings.user().ifPresent(configuration::setUsername);
        settings.password().ifPresent(configuration::setPassword);
        configuration.setMaximumPoolSize(settings.connections());
        configuration.setMinimumIdle(1);
        configuration.setConnectionTimeout(settings.connectTimeout().toMillis());
        configuration.setAutoCommit(false);
        if (settings.isPostgresql()) {
            long answerMillis = settings.answerTimeout().toMillis();
            configuration.addDataSourceProperty("ApplicationName", "stampede");
            configuration.addDataSourceProperty("tcpKeepAlive", "true");
            configuration.addDataSourceProperty(
                    "connectTimeout", Long.toString(settings.connectTimeout().toSeconds()));
            // Later than the server's own limit, which says more.
            configuration.addDataSourceProperty("socketTimeout", Long.toString(answerMillis / 1000 + 5));
            configuration.addDataSourceProperty(
                    "options",
                    "-c statement_timeout=" + answerMillis + " -c idle_in_transaction_session_timeout="
                            + FROZEN_TRANSACTION_MAX.toMillis());
        }
        return configuration;
    }

    private static void checkVersion(HikariDataSource pool, StoreSettings settings) throws SQLException {
        if (!settings.isPostgresql()) {
            return;
        }
        try (Connection connection = pool.getConnection()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < POSTGRESQL_LEAST) {
                throw new StoreException("the store at " + settings.shownUrl() + " is PostgreSQL " + version
                        + ", allowed " + POSTGRESQL_LEAST + " or newer");
            }
        }
    }

    /** What is in the way, without the address, which may hold a password. */
    private static String reason(Throwable failure) {
        Throwable root = failure;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String known = known(sql);
                if (!known.isEmpty()) {
                    return known;
                }
            }
            root = cause;
        }
        if (root instanceof java.net.UnknownHostException) {
            return "its host is not known";
        } else if (root instanceof java.net.ConnectException) {
            return "nothing listens there";
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    private static String known(SQLException failure) {
        return switch (String.valueOf(failure.getSQLState())) {
            case "28P01", "28000" -> "the database refused the user or the password";
            case "3D000" -> "there is no such database";
            case "90020" -> "another process has it open";
            case "90028", "90031" -> "its file cannot be read or written, or no directory can be made for it";
            default -> "";
        };
    }

    /** A connection; its transaction is not begun yet. */
    Connection get() throws SQLException {
        return pool.getConnection();
    }

    /** Something failed: no connection made before is to be trusted. */
    void suspect() {
        if (!pool.isClosed()) {
            pool.getHikariPoolMXBean().softEvictConnections();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
