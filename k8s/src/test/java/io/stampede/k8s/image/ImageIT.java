package io.stampede.k8s.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Runs the image in containers, where there are any: {@code ./mvnw verify -Pfull,image}. */
@Tag("full")
class ImageIT {
    @Test
    void imageRunsAsItsUsersExpect() throws Exception {
        Path tar = Path.of("target/jib-image.tar").toAbsolutePath();
        // Not made here: another Maven would work in the directories of the one that runs this test.
        assumeThat(tar).exists();
        Process process = new ProcessBuilder(
                        Path.of("src/test/containers/image").toAbsolutePath().toString(), tar.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(output).isZero();
        assumeThat(output).doesNotStartWith("skipped: ");
        assertThat(output).contains("all checks passed").doesNotContain("FAILED");
    }
}
