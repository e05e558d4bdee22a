package io.stampede.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A real PostgreSQL as the store. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class PostgresResultStoreTest extends ResultStoreContract {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    @TempDir
    static Path directory;

    private static RestartablePostgres server;

    private String url = "";

    @BeforeAll
    static void startServer() {
        server = new RestartablePostgres(directory.resolve("data"));
    }

    @AfterAll
    static void stopServer() {
        server.close();
    }

    @Override
    ResultStore open() {
        if (url.isEmpty()) {
            url = server.createDatabase("store_" + DATABASES.incrementAndGet());
        }
        Duration quick = Duration.ofSeconds(1);
        return ResultStore.open(new StoreSettings(url, Optional.empty(), Optional.empty(), 4, quick, quick));
    }

    @Test
    void whatIsWrongWithAnAddressIsSaidWithoutItsPassword() {
        assertThatThrownBy(() -> ResultStore.open(
                        StoreSettings.at(url.replaceFirst("/store_[0-9]+", "/nowhere") + "&password=secret")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("there is no such database")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ResultStore.open(StoreSettings.at("jdbc:postgresql://127.0.0.1:1/x?password=secret")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("nothing listens there")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ResultStore.open(StoreSettings.at("jdbc:postgresql://no.such.host.invalid/x")))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("host is not known");
        assertThatThrownBy(() -> StoreSettings.at("jdbc:mysql://u:secret@db/x?password=secret"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("jdbc:mysql://db/x")
                .hasMessageNotContaining("secret");
    }

    @Test
    void aStoreThatANewerVersionMadeIsRefused() throws Exception {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "INSERT INTO flyway_schema_history (installed_rank, version, description, type, script,"
                            + " installed_by, execution_time, success) VALUES (99, '99', 'x', 'SQL', 'V99__x.sql', 'x', 1, true)");
        }
        assertThatThrownBy(() -> ResultStore.open(StoreSettings.at(url)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("another version of Stampede");
    }

    @Test
    void twoCoordinatorsMayOpenAnEmptyDatabaseAtOnce() {
        String empty = server.createDatabase("empty_" + DATABASES.incrementAndGet());
        List<CompletableFuture<Long>> epochs = List.of(raiseOnce(empty), raiseOnce(empty));
        assertThat(epochs.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(1L, 2L);
    }

    private static CompletableFuture<Long> raiseOnce(String address) {
        return CompletableFuture.supplyAsync(() -> {
            try (ResultStore opened = ResultStore.open(StoreSettings.at(address))) {
                return opened.raiseEpoch();
            }
        });
    }

    /** Frozen between reading the epoch and committing, it neither writes afterwards nor holds its successor up. */
    @Test
    void aCoordinatorFrozenWithinATransactionIsShutOut() throws Exception {
        store.submit(epoch, batch("b1"));
        try (Connection frozen = DriverManager.getConnection(url)) {
            frozen.setAutoCommit(false);
            try (Statement statement = frozen.createStatement()) {
                // As the store's own connections have it, only shorter.
                statement.execute("SET idle_in_transaction_session_timeout = 1000");
                frozen.commit();
                statement.executeQuery("SELECT epoch FROM fencing WHERE id = 1 FOR UPDATE");
                try (ResultStore successor = ResultStore.open(StoreSettings.at(url))) {
                    assertThat(successor.raiseEpoch()).isEqualTo(epoch + 1);
                }
                assertThatThrownBy(() -> {
                            statement.execute("UPDATE batches SET name = 'late'");
                            frozen.commit();
                        })
                        .isInstanceOf(java.sql.SQLException.class);
            }
        }
        assertThat(store.batch("b1").orElseThrow().name()).isEqualTo("first-light");
    }

    @Test
    void aServerThatWasAwayIsFoundAgainAndHasEverything() {
        store.submit(epoch, batch("b1"));
        store.store(epoch, List.of(block(0)));
        server.stop();
        assertThatThrownBy(() -> store.store(epoch, List.of(block(1)))).isInstanceOf(StoreException.class);
        assertThat(store.isReachable()).isFalse();
        server.start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> store.store(epoch, List.of(block(1))).size() == 1);
        assertThat(store.storedBlocks("b1").cardinality()).isEqualTo(2);
    }

    private static StoredBlock block(int block) {
        return StoredBlock.of("b1", block, 1, "node", 5, new byte[] {(byte) block});
    }
}
