package io.stampede.coordinator.store;

import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the store is and how it is reached.
 *
 * @param jdbcUrl JDBC address of an H2 file or a PostgreSQL database
 * @param connections most connections held open at once
 * @param connectTimeout longest wait for a free connection
 */
public record StoreSettings(String jdbcUrl, int connections, Duration connectTimeout) {
    /** TEMPORARY until merged. */
    public static StoreSettings of(com.typesafe.config.Config configuration) {
        String url = System.getenv("STAMPEDE_JDBC_URL");
        if (url != null) {
            return new StoreSettings(url, 4, Duration.ofSeconds(10));
        }
        String data = System.getenv("XDG_DATA_HOME");
        return inDirectory(
                Path.of(data == null ? System.getProperty("user.home") + "/.local/share" : data, "stampede"));
    }

    /**
     * An H2 database in a directory of its own; it admits one process.
     *
     * <p>{@code WRITE_DELAY=0}: a commit that returned is on disk, since results are acknowledged on its strength.
     */
    public static StoreSettings inDirectory(Path directory) {
        String file = directory.resolve("results").toAbsolutePath().toString();
        String url = "jdbc:h2:file:" + file
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
        return new StoreSettings(url, 4, Duration.ofSeconds(10));
    }
}
