package io.stampede.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code scenarios} may use, and that the rules would notice. */
class ScenariosArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.stampede");
    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages("io.stampede.simulation.planted");

    @Test
    void rulesSawTheClasses() {
        assertThat(CLASSES.size()).isGreaterThan(150);
        for (String each : List.of("spec", "lanes", "market", "trader", "sentiment", "world", "simulation", "risk")) {
            assertThat(CLASSES.containPackage("io.stampede." + each)).as(each).isTrue();
        }
    }

    static List<ArchRule> determinism() {
        return DeterminismRules.all();
    }

    @ParameterizedTest
    @MethodSource("determinism")
    void scenariosAreDeterministic(ArchRule rule) {
        rule.check(CLASSES);
    }

    @ParameterizedTest
    @MethodSource("determinism")
    void eachRuleNoticesThePlantedViolation(ArchRule rule) {
        assertThat(rule.evaluate(PLANTED).hasViolation())
                .as(rule.getDescription())
                .isTrue();
    }

    @Test
    void jacksonAndYamlStayInTheSpecification() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.stampede.spec..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml..", "org.yaml..", "com.networknt..", "org.erdtman..")
                .because("only the specification has a format")
                .check(CLASSES);
    }

    @Test
    void scenariosKnowNeitherNodeNorCoordinator() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.stampede.node..", "io.stampede.coordinator..")
                .because("the arrows of the modules go one way")
                .check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("io.stampede.(**)")
                .should()
                .beFreeOfCycles()
                .because("a package that needs itself cannot be understood alone")
                .check(CLASSES);
    }

    @Test
    void exceptionsSayWhatWentWrong() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(CLASSES);
    }
}
