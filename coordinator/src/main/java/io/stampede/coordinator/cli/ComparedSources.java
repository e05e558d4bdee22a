package io.stampede.coordinator.cli;

import io.stampede.coordinator.compare.ComparedBatch;
import io.stampede.coordinator.compare.ReportDocument;
import io.stampede.coordinator.compare.ScenarioTable;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationResult;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a user compares: a report, a directory of {@code run --out}, or a batch on a coordinator.
 *
 * <p>A batch's table of scenarios comes into a temporary file, and only when it is needed.
 */
final class ComparedSources implements AutoCloseable {
    private static final String BATCH_ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    /** A byte more than a specification may have. */
    private static final int SPECIFICATION_BYTES = (1 << 20) + 1;

    private final ServerOptions server;
    private final List<Path> downloads = new ArrayList<>();

    ComparedSources(ServerOptions server) {
        this.server = server;
    }

    /**
     * Reads a report, and says where its scenarios are.
     *
     * @throws CommandFailure if there is none
     * @throws io.stampede.coordinator.compare.UnreadableDocumentException if it is no report
     */
    ComparedBatch find(String name) {
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                return ofDirectory(path);
            }
            if (Files.exists(path)) {
                return new ComparedBatch(report(name, path), Optional.empty(), Optional.empty());
            }
            if (name.matches(BATCH_ID)) {
                return ofBatch(name);
            }
        } catch (InvalidPathException e) {
            // told below, as any other name of nothing
        }
        throw new CommandFailure(
                ExitCode.REFUSED,
                name + ": no such file or directory, and not the id of a batch; "
                        + "name a report.json, a directory of run --out, or an id as submit printed it");
    }

    /** What to say of a file that is there and cannot be read. */
    static CommandFailure unreadable(String name, @Nullable IOException failure) {
        String reason = failure == null || failure instanceof NoSuchFileException
                ? "no such file"
                : SpecificationOptions.reason(failure);
        return new CommandFailure(ExitCode.REFUSED, name + ": cannot be read: " + reason);
    }

    private static ComparedBatch ofDirectory(Path directory) {
        Path report = directory.resolve("report.json");
        Path scenarios = directory.resolve("scenarios.csv");
        Optional<ScenarioTable> table = Files.isRegularFile(scenarios)
                ? Optional.of(new ScenarioTable(scenarios.toString(), () -> Files.newInputStream(scenarios)))
                : Optional.empty();
        return new ComparedBatch(
                report(report.toString(), report), table, specification(directory.resolve("specification.yaml")));
    }

    private static ReportDocument report(String name, Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return ReportDocument.read(name, in);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** The specification of a directory, where there is one that this program understands. */
    private static Optional<ScenarioBatch> specification(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return specification(in.readNBytes(SPECIFICATION_BYTES), file.toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** That of a batch; a comparison goes without it, too. */
    private static Optional<ScenarioBatch> specification(ApiClient client, String batchId) {
        try {
            return specification(client.specification(batchId).getBytes(StandardCharsets.UTF_8), batchId);
        } catch (CommandFailure e) {
            return Optional.empty();
        }
    }

    private static Optional<ScenarioBatch> specification(byte[] text, String name) {
        SpecificationResult result = SpecificationReader.create().read(text, name, Overrides.none());
        return result instanceof SpecificationResult.Accepted accepted
                ? Optional.of(accepted.batch())
                : Optional.empty();
    }

    private ComparedBatch ofBatch(String batchId) {
        ApiClient client = server.client();
        byte[] report = client.report(batchId, "json").getBytes(StandardCharsets.UTF_8);
        Download download = new Download(client, batchId);
        try {
            return new ComparedBatch(
                    ReportDocument.read(batchId, new ByteArrayInputStream(report)),
                    Optional.of(new ScenarioTable("scenarios of " + batchId, download::open)),
                    specification(client, batchId));
        } catch (IOException e) {
            throw unreadable(batchId, e);
        }
    }

    @Override
    public void close() {
        for (Path download : downloads) {
            try {
                Files.deleteIfExists(download);
            } catch (IOException e) {
                // it lies in the system's directory for temporary files, which the system clears
            }
        }
    }

    /** A batch's table of scenarios, fetched once. */
    private final class Download {
        private final ApiClient client;
        private final String batchId;
        private Optional<Path> file = Optional.empty();

        Download(ApiClient client, String batchId) {
            this.client = client;
            this.batchId = batchId;
        }

        InputStream open() throws IOException {
            if (file.isEmpty()) {
                Path fetched = Files.createTempFile("stampede-scenarios-", ".csv");
                fetched.toFile().deleteOnExit();
                downloads.add(fetched);
                try (OutputStream out = Files.newOutputStream(fetched)) {
                    client.copyReport(batchId, "csv", out);
                }
                file = Optional.of(fetched);
            }
            return Files.newInputStream(file.orElseThrow());
        }
    }
}
