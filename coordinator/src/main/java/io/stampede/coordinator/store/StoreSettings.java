package io.stampede.coordinator.store;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the store is and how it is reached; {@code stampede.coordinator.store} in {@code reference.conf} says what each
 * does.
 *
 * @param jdbcUrl JDBC address of an H2 file or a PostgreSQL database; may hold a password
 * @param user of the database, if the address does not say
 * @param password of the user, if the address does not say
 * @param connections most connections held open at once
 * @param connectTimeout longest wait for a free connection, and for a new one
 * @param answerTimeout longest wait for the database's answer
 */
public record StoreSettings(
        String jdbcUrl,
        Optional<String> user,
        Optional<String> password,
        int connections,
        Duration connectTimeout,
        Duration answerTimeout) {
    private static final String POSTGRESQL = "jdbc:postgresql:";
    private static final String H2 = "jdbc:h2:";

    /** Checks that the address is of a kind that is known. */
    public StoreSettings {
        if (!jdbcUrl.startsWith(POSTGRESQL) && !jdbcUrl.startsWith(H2)) {
            throw new IllegalArgumentException(
                    "the store's address is " + withoutSecrets(jdbcUrl) + ", allowed jdbc:postgresql://… or jdbc:h2:…");
        }
        if (connections < 2) {
            throw new IllegalArgumentException("the store's connections are " + connections + ", allowed 2 or more");
        }
    }

    /**
     * Reads {@code stampede.coordinator.store}, and the file of the password.
     *
     * @throws IllegalArgumentException if a value is not allowed, or that file cannot be read
     */
    public static StoreSettings of(Config configuration) {
        Config store = configuration.getConfig("stampede.coordinator.store");
        String url = store.getString("jdbc-url");
        return new StoreSettings(
                url.isBlank() ? h2(directory(store.getString("directory"))) : url,
                text(store, "user"),
                password(store),
                store.getInt("connections"),
                store.getDuration("connect-timeout"),
                store.getDuration("answer-timeout"));
    }

    private static Optional<String> text(Config store, String key) {
        return Optional.of(store.getString(key)).filter(value -> !value.isEmpty());
    }

    private static Optional<String> password(Config store) {
        Optional<String> given = text(store, "password");
        Optional<String> file = text(store, "password-file");
        if (file.isEmpty()) {
            return given;
        }
        if (given.isPresent()) {
            throw new IllegalArgumentException("the store has a password and a password-file, allowed one of them");
        }
        try {
            return Optional.of(Files.readString(Path.of(file.orElseThrow())).replaceFirst("\\R\\z", ""));
        } catch (IOException | InvalidPathException e) {
            throw new IllegalArgumentException(
                    "the store's password-file is " + file.orElseThrow() + ", which cannot be read: " + e, e);
        }
    }

    /** The directory given, else where the system keeps what programs know of their users. */
    private static Path directory(String given) {
        if (!given.isBlank()) {
            return Path.of(given);
        }
        String data = System.getenv("XDG_DATA_HOME");
        Path base = data == null || data.isBlank()
                ? Path.of(System.getProperty("user.home"), ".local", "share")
                : Path.of(data);
        return base.resolve("stampede");
    }

    /** An H2 database in a directory of its own; it admits one process. */
    public static StoreSettings inDirectory(Path directory) {
        return at(h2(directory));
    }

    /** A database that needs no more than its address. */
    public static StoreSettings at(String jdbcUrl) {
        return new StoreSettings(
                jdbcUrl, Optional.empty(), Optional.empty(), 4, Duration.ofSeconds(10), Duration.ofSeconds(30));
    }

    /** {@code WRITE_DELAY=0}: a commit that returned is on disk, since results are acknowledged on its strength. */
    private static String h2(Path directory) {
        String file = directory.resolve("results").toAbsolutePath().toString();
        return H2 + "file:" + file
                + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0";
    }

    boolean isPostgresql() {
        return jdbcUrl.startsWith(POSTGRESQL);
    }

    /** The address as people may see it: without parameters, which may hold a password, and without a user's. */
    String shownUrl() {
        return withoutSecrets(jdbcUrl);
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("[?;].*", "").replaceFirst("//[^/@]*@", "//");
    }

    /** Nothing that is secret. */
    @Override
    public String toString() {
        return "StoreSettings[" + shownUrl() + "]";
    }
}
