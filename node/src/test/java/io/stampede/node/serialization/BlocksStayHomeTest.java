package io.stampede.node.serialization;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import org.junit.jupiter.api.Test;

class BlocksStayHomeTest {
    private static final JavaClasses BLOCK = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.stampede.node.block");

    @Test
    void nothingOfABlockIsRegisteredForTheWire() {
        assertThat(StampedeKryoInitializer.registered().values())
                .hasSizeGreaterThan(10)
                .noneMatch(type -> type.getPackageName().equals("io.stampede.node.block"));
    }

    @Test
    void theActorsOfABlockKnowNothingOfTheWireOrTheCluster() {
        assertThat(BLOCK.size()).isGreaterThan(15);
        ArchRuleDefinition.noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.stampede.node.protocol..",
                        "io.stampede.node.serialization..",
                        "io.stampede.node.cluster..",
                        "com.esotericsoftware..",
                        "org.apache.pekko.cluster..")
                .because("a block is played in one process, and ownership of its arrays travels with its messages")
                .check(BLOCK);
    }
}
