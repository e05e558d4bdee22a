package io.stampede.coordinator.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories that belong to a run alone. */
final class Directories {
    private Directories() {}

    /** Deletes a directory and all in it, as far as that can be done; nothing is said about the rest. */
    static void delete(Path directory) {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> entries = Files.walk(directory)) {
            entries.sorted(Comparator.reverseOrder()).forEach(Directories::deleteEntry);
        } catch (IOException | UncheckedIOException e) {
            // what is left lies in the system's directory for temporary files, which the system clears
        }
    }

    private static void deleteEntry(Path entry) {
        try {
            Files.deleteIfExists(entry);
        } catch (IOException e) {
            // the others can go all the same
        }
    }
}
