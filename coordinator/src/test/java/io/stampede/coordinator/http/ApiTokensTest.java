package io.stampede.coordinator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiTokensTest {
    @TempDir
    Path directory;

    @Test
    void findsWhoseATokenIsAndKnowsOnlyHashes() throws Exception {
        String reader = ApiTokens.create();
        String writer = ApiTokens.create();
        String lines = "# who may do what\n" + ApiTokens.line("desk", TokenScope.READ, reader) + "\n\n  "
                + ApiTokens.line("ci-7", TokenScope.WRITE, writer) + " # nightly\n";
        assertThat(lines).doesNotContain(reader).doesNotContain(writer);
        ApiTokens tokens = ApiTokens.read(Files.writeString(directory.resolve("tokens"), lines));
        assertThat(tokens.find(reader).orElseThrow().name()).isEqualTo("desk");
        assertThat(tokens.find(writer).orElseThrow().scope()).isEqualTo(TokenScope.WRITE);
        assertThat(tokens.find(writer + "x")).isEmpty();
        assertThat(tokens.find("")).isEmpty();
    }

    @Test
    void everyTokenIsAnother() {
        assertThat(ApiTokens.create()).isNotEqualTo(ApiTokens.create()).hasSizeGreaterThan(40);
    }

    @Test
    void readsTheFileAgainWhenItChangesAndKeepsWhatWasGoodWhenItBreaks() throws Exception {
        String old = ApiTokens.create();
        String young = ApiTokens.create();
        Path file = Files.writeString(directory.resolve("tokens"), ApiTokens.line("old", TokenScope.READ, old));
        ApiTokens tokens = ApiTokens.read(file);
        replace(file, "half a li", 10);
        Awaitility.await()
                .during(Duration.ofSeconds(3))
                .atMost(Duration.ofSeconds(10))
                .until(() -> tokens.find(old).isPresent());
        replace(file, ApiTokens.line("young", TokenScope.READ, young), 20);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> tokens.find(young).isPresent() && tokens.find(old).isEmpty());
    }

    private static void replace(Path file, String text, int secondsLater) throws Exception {
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(secondsLater)));
    }

    @Test
    void saysWhichLineIsNone() {
        assertThatThrownBy(() -> ApiTokens.parse("# none\ndesk admin " + "0".repeat(64), "tokens"))
                .hasMessageStartingWith("tokens:2: no token, allowed");
        assertThatThrownBy(() -> ApiTokens.parse("\n# none\n", "tokens")).hasMessageContaining("holds no token");
        assertThatThrownBy(() -> ApiTokens.read(directory.resolve("missing"))).hasMessageContaining("cannot be read");
        assertThatThrownBy(() -> ApiTokens.line("two words", TokenScope.READ, "x"))
                .hasMessageContaining("name is two words, allowed");
    }
}
