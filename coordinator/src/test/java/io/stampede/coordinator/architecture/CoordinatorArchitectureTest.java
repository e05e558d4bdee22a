package io.stampede.coordinator.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What {@code coordinator} may use, and which of its packages know which. */
class CoordinatorArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.stampede.coordinator");
    private static final DescribedPredicate<JavaClass> INNER_PARTS_OF_THE_NODE = resideInAPackage("io.stampede.node..")
            .and(DescribedPredicate.not(resideInAnyPackage(
                    "io.stampede.node.protocol..",
                    "io.stampede.node.cluster..",
                    "io.stampede.node.trust..",
                    "io.stampede.node.metrics..",
                    "io.stampede.node.health..")));

    @Test
    void rulesSawTheClasses() {
        assertThat(CLASSES.size()).isGreaterThan(50);
        assertThat(CLASSES.containPackage("io.stampede.coordinator.batch")).isTrue();
        assertThat(CLASSES.containPackage("io.stampede.coordinator.store")).isTrue();
    }

    @Test
    void coordinatorUsesProtocolAndClusterOfTheNode() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("io.stampede.coordinator.cli.EmbeddedRun")
                .and()
                .doNotHaveFullyQualifiedName("io.stampede.coordinator.cli.NodeCommand")
                .and()
                .haveNameNotMatching("io\\.stampede\\.coordinator\\.cli\\.BenchCommand(\\$.*)?")
                .should()
                .dependOnClassesThat(INNER_PARTS_OF_THE_NODE)
                .because("how a node plays a block is its own business; the benchmark alone measures just that")
                .check(CLASSES);
    }

    @Test
    void whoStartsANodeUsesOfTheInnerNodeTheKindOfItsBlocksAlone() {
        noClasses()
                .that()
                .haveFullyQualifiedName("io.stampede.coordinator.cli.EmbeddedRun")
                .or()
                .haveFullyQualifiedName("io.stampede.coordinator.cli.NodeCommand")
                .should()
                .dependOnClassesThat(INNER_PARTS_OF_THE_NODE.and(
                        DescribedPredicate.not(HasName.Predicates.name("io.stampede.node.block.MarketBlocks"))))
                .because("it wires a node into this process, and must say which blocks that plays")
                .check(CLASSES);
    }

    @Test
    void batchesAndReportsDoNotKnowTheMarket() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stampede.coordinator.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.stampede.market..",
                        "io.stampede.trader..",
                        "io.stampede.sentiment..",
                        "io.stampede.world..",
                        "io.stampede.simulation..")
                .because("the coordinator knows specifications and outcomes, not how one becomes the other")
                .check(CLASSES);
    }

    @Test
    void sqlStaysInTheStore() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stampede.coordinator.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.h2..", "com.zaxxer..", "org.flywaydb..")
                .because("one package knows where results lie")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.stampede.coordinator.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that needs itself cannot be understood alone")
                .check(CLASSES);
    }

    @Test
    void onlyTheCommandLinePrints() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stampede.coordinator.cli..")
                .should(ACCESS_STANDARD_STREAMS)
                .because("standard output carries the result alone")
                .check(CLASSES);
    }

    @Test
    void exceptionsSayWhatWentWrong() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    }
}
