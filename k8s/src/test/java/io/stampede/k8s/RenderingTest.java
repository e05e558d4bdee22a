package io.stampede.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The rendered manifests that the other tests read are those of the sources. After a change of the sources {@code
 * ./mvnw test -pl k8s -am -Dmanifests.update -Dtest=RenderingTest -Dsurefire.failIfNoSpecifiedTests=false} renders them
 * anew, with kubectl.
 */
class RenderingTest {
    @Test
    void keptFilesAreWhatKustomizeGives() throws IOException {
        boolean isUpdate = System.getProperty("manifests.update") != null;
        for (Map.Entry<String, String> entry : Rendering.KUSTOMIZATIONS.entrySet()) {
            Optional<String> rendered = Rendering.kustomize(entry.getValue());
            assumeThat(rendered)
                    .as("SKIPPED: no kubectl here, so only the digest of the sources was compared")
                    .isPresent();
            Path file = Rendering.FILES.resolve(entry.getKey() + ".yaml");
            if (isUpdate) {
                Files.writeString(file, rendered.orElseThrow());
            }
            assertThat(Files.readString(file)).as(file.toString()).isEqualTo(rendered.orElseThrow());
        }
        if (isUpdate) {
            Files.writeString(Rendering.DIGEST, Rendering.digestOfSources() + "\n");
        }
    }

    @Test
    void sourcesHaveNotChangedSinceTheyWereRendered() throws IOException {
        assumeThat(System.getProperty("manifests.update")).isNull();
        assertThat(Files.readString(Rendering.DIGEST).strip())
                .as("k8s/{base,components,overlays,job} changed: render again, see RenderingTest")
                .isEqualTo(Rendering.digestOfSources());
    }
}
