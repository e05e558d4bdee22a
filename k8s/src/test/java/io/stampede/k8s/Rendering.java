package io.stampede.k8s;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What Kustomize makes of the manifests' sources, and the copies of it that are kept for machines without kubectl. */
final class Rendering {
    static final Path FILES = Path.of("src/test/resources/rendered");
    static final Path DIGEST = FILES.resolve("sources.sha256");

    /** Kustomizations by the name of the file that keeps what they give. */
    static final Map<String, String> KUSTOMIZATIONS = new TreeMap<>(Map.of(
            "local", "overlays/local",
            "production", "overlays/production",
            "production-adapter", "src/test/kustomize/production-adapter",
            "job-local", "job/local",
            "job-production", "job/production"));

    private static final List<String> SOURCES = List.of("base", "components", "overlays", "job", "src/test/kustomize");

    private Rendering() {}

    /** What {@code kubectl kustomize} prints; nothing if there is no kubectl. */
    static Optional<String> kustomize(String directory) {
        try {
            Path errors = Files.createTempFile("kubectl", ".txt");
            Process process = new ProcessBuilder("kubectl", "kustomize", directory)
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IllegalStateException("kubectl kustomize " + directory + ": " + Files.readString(errors));
            }
            Files.delete(errors);
            return Optional.of(text);
        } catch (IOException e) {
            return Optional.empty(); // no such program
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 over names and bytes of all that Kustomize reads. */
    static String digestOfSources() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String directory : SOURCES) {
                for (Path file : filesBelow(Path.of(directory))) {
                    digest.update(file.toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
                    digest.update(Files.readAllBytes(file));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<Path> filesBelow(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
