package io.stampede.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.Depeg;
import io.stampede.spec.Jump;
import io.stampede.spec.Overrides;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Quantity;
import io.stampede.spec.SpecificationReader;
import io.stampede.spec.SpecificationResult;
import io.stampede.spec.SpecificationSummary;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioLibraryTest {

    static List<String> names() {
        return ScenarioLibrary.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySpecificationIsValidAndNamedAsItsFile(String name) {
        SpecificationResult result = read(name);

        assertThat(result.problems()).isEmpty();
        assertThat(result.orElseThrow().metadata().name()).isEqualTo(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everySpecificationSaysWhatItIsInItsFirstLine(String name) {
        assertThat(ScenarioLibrary.title(name))
                .hasValueSatisfying(title -> assertThat(title).contains(": ").endsWith("."));
    }

    @Test
    void knowsNoOtherNames() {
        assertThat(ScenarioLibrary.text("../library/calm")).isEmpty();
    }

    @Test
    void firstLightIsSmallEnoughForSeconds() {
        SpecificationSummary summary =
                SpecificationSummary.of(read("first-light").orElseThrow().spec());

        assertThat(summary.traders()).isEqualTo(300);
        assertThat(summary.venues()).isEqualTo(2);
        assertThat(summary.traderSteps()).isLessThan(50e6);
    }

    @Test
    void octoberIsTheReferenceScenarioOfAJumpWithADepeg() {
        ScenarioBatch batch = read("october-2025").orElseThrow();

        assertThat(batch.spec().clock().steps()).isEqualTo(1080);
        assertThat(batch.spec().shocks().get(0).at()).isEqualTo(Quantity.of(Duration.ofMinutes(10)));
        assertThat(batch.spec().collateral())
                .extracting(CollateralSpecification::userShare)
                .containsExactly(0.6);
        assertThat(batch.spec().shocks())
                .containsExactly(
                        new Jump(Duration.ofMinutes(10), -0.05),
                        new Depeg(
                                Duration.ofMinutes(10),
                                Duration.ofMinutes(40),
                                "pegged-dollar",
                                List.of("alpha"),
                                0.35));
    }

    private static SpecificationResult read(String name) {
        String text = ScenarioLibrary.text(name).orElseThrow();
        return SpecificationReader.create().read(text, name + ".yaml", Overrides.none());
    }
}
