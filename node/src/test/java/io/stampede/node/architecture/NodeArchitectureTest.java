package io.stampede.node.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What {@code node} may use, and which of its packages know which. */
class NodeArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.stampede.node");

    @Test
    void rulesSawTheClasses() {
        assertThat(CLASSES.size()).isGreaterThan(30);
        assertThat(CLASSES.containPackage("io.stampede.node.protocol")).isTrue();
        assertThat(CLASSES.containPackage("io.stampede.node.serialization")).isTrue();
    }

    @Test
    void nodesDoNotKnowTheCoordinator() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.stampede.coordinator..")
                .because("the arrows of the modules go one way; what both say is node.protocol")
                .check(CLASSES);
    }

    @Test
    void messagesInsideABlockHaveNoWireForm() {
        noClasses()
                .that()
                .resideInAPackage("io.stampede.node.serialization..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.stampede.node.block..")
                .because("a passbook is handed over, not copied: what is registered with Kryo can cross a wire")
                .check(CLASSES);
    }

    @Test
    void kryoStaysInSerialization() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stampede.node.serialization..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.esotericsoftware..")
                .because("the form on the wire is one package's business")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.stampede.node.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that needs itself cannot be understood alone")
                .check(CLASSES);
    }

    @Test
    void actorsDoNotBlock() {
        noClasses()
                .should()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(java.util.concurrent.CompletableFuture.class, "join")
                .orShould()
                .callMethod(java.util.concurrent.CompletableFuture.class, "get")
                .because("an actor that waits holds a thread that others need")
                .check(CLASSES);
    }

    @Test
    void nobodyPrints() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CLASSES);
    }

    @Test
    void exceptionsSayWhatWentWrong() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    }
}
