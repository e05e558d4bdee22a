package io.stampede.coordinator.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreSettingsTest {
    @TempDir
    private Path directory;

    private static StoreSettings settings(String store) {
        return StoreSettings.of(ConfigFactory.parseString("stampede.coordinator.store { " + store + " }")
                .withFallback(ConfigFactory.load()));
    }

    @Test
    void thePasswordMayStandInAFile() throws IOException {
        Path file = directory.resolve("password");
        for (String end : new String[] {"", "\n", "\r\n"}) {
            Files.writeString(file, " s3cr\u00e9t " + end);
            StoreSettings settings =
                    settings("jdbc-url = \"jdbc:postgresql://db/x\", password-file = \"" + file + "\"");
            assertThat(settings.password()).contains(" s3cr\u00e9t ");
            assertThat(settings.toString()).doesNotContain("s3cr");
        }
    }

    @Test
    void aPasswordFileThatIsNotThereOrOneTooManyIsRefused() {
        assertThatThrownBy(() -> settings("password-file = \"" + directory + "/none\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/none, which cannot be read");
        assertThatThrownBy(() -> settings("password = a, password-file = \"" + directory + "/none\""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the store has a password and a password-file, allowed one of them");
    }
}
