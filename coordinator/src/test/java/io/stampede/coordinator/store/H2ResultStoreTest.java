package io.stampede.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An H2 file as the store. */
class H2ResultStoreTest extends ResultStoreContract {
    @TempDir
    Path directory;

    @Override
    ResultStore open() {
        return ResultStore.open(StoreSettings.inDirectory(directory));
    }

    @Test
    void saysWhichStoreCannotBeOpened() {
        assertThatThrownBy(() -> ResultStore.open(StoreSettings.inDirectory(Path.of("/proc/no-such-directory"))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("/proc/no-such-directory/results cannot be opened")
                .hasMessageContaining("NoSuchFileException");
    }

    /** H2 closes itself when the disk is full. */
    @Test
    void aFullDiskLosesNothingThatWasStoredAndIsGotOver() throws Exception {
        Path small = Files.createDirectory(directory.resolve("small"));
        boolean isMounted = run("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", small.toString());
        assumeThat(isMounted).as("may mount a small disk").isTrue();
        try (ResultStore onSmallDisk = ResultStore.open(StoreSettings.inDirectory(small))) {
            long ownEpoch = onSmallDisk.raiseEpoch();
            onSmallDisk.submit(ownEpoch, batch("b1"));
            Path filler = small.resolve("filler");
            int stored = 0;
            onSmallDisk.store(ownEpoch, List.of(noise(stored)));
            stored++;
            fill(filler);
            boolean isRefused = false;
            while (!isRefused && stored < 15) {
                try {
                    onSmallDisk.store(ownEpoch, List.of(noise(stored)));
                    stored++;
                } catch (StoreException e) {
                    isRefused = true;
                }
            }
            assertThat(isRefused).as("the disk is full").isTrue();
            Files.delete(filler);
            int next = stored;
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .ignoreExceptions()
                    .until(() ->
                            onSmallDisk.store(ownEpoch, List.of(noise(next))).size() == 1);
            assertThat(onSmallDisk.storedBlocks("b1").cardinality()).isEqualTo(stored + 1);
            assertThat(onSmallDisk.results("b1", 0, 1).get(0).outcomes()).isEqualTo(noise(0).outcomes());
        } finally {
            run("umount", "-l", small.toString());
        }
    }

    private static StoredBlock noise(int block) {
        byte[] outcomes = new byte[100_000];
        new Random(block).nextBytes(outcomes);
        return StoredBlock.of("b1", block, 1, "node", 5, outcomes);
    }

    private static void fill(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            byte[] bytes = new byte[4096];
            while (true) {
                out.write(bytes);
            }
        } catch (IOException e) {
            // full, as intended
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
