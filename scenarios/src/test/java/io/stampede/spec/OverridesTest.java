package io.stampede.spec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OverridesTest {

    private static final String MINIMAL = "{apiVersion: stampede/v1, kind: ScenarioBatch, metadata: {name: minimal}}";

    @Test
    void anItemOfADefaultListIsChangedByNumberOrName() {
        Specification spec = read(Overrides.of("venues[0].takerFee=0.001", "spec.venues[beta].minDepth=.1"));

        assertThat(spec.venues()).extracting(VenueSpecification::takerFeePpm).containsExactly(1000, 400, 400);
        assertThat(spec.venues()).extracting(VenueSpecification::minDepth).containsExactly(0.02, 0.1, 0.02);
    }

    @Test
    void aListIsReplacedWhole() {
        Specification spec = read(
                Overrides.of("venues=[{name: solo, weight: 1}]", "shocks=[{kind: JUMP, at: PT1M, logReturn: -.1}]"));

        assertThat(spec.venues()).containsExactly(VenueSpecification.defaults("solo", 1));
        assertThat(spec.shocks()).hasSize(1);
    }

    @Test
    void optionsComeAfterSettings() {
        Overrides overrides = Overrides.of("scenarios=7", "execution.lanes=3")
                .withScenarios(9)
                .withSeed(5)
                .withLanes(64)
                .withSlots(2);

        ScenarioBatch batch = SpecificationReader.create()
                .read(MINIMAL, "minimal.yaml", overrides)
                .orElseThrow();

        assertThat(batch.spec().scenarios()).isEqualTo(9);
        assertThat(batch.spec().seed()).isEqualTo(5);
        assertThat(batch.execution().lanes()).hasValue(64);
        assertThat(batch.execution().slots()).hasValue(2);
    }

    static Stream<Arguments> wrongSettings() {
        String seeds = "allowed a whole number from 0 to 9007199254740991";
        String syntax = "allowed path.to.field=value";
        String names = "allowed 1 to 32 of a-z, 0-9 and -, a letter first";
        String items = "allowed [0] to [2] or a name";
        return Stream.of(
                Arguments.of("seed", "--set:1:1: 'seed' has no =, " + syntax),
                Arguments.of("seed=", "--set:1:6: seed: has no value, " + syntax),
                Arguments.of("a..b=3", "--set:1:1: 'a..b' is not a path, " + syntax),
                Arguments.of("seed=-1", "--set:1:6: spec.seed: -1 is out of range, " + seeds),
                Arguments.of(
                        "seed.value=1", "--set:1:1: spec.seed.value: value is looked for in 1, allowed in a mapping"),
                Arguments.of("venues[9].weight=1", "--set:1:1: spec.venues[9].weight: there is no item [9], " + items),
                Arguments.of("venues.weight=1", "--set:1:15: spec.venues: is a mapping, allowed a list of 1 to 20"),
                Arguments.of(
                        "shocks[0].at=PT1M",
                        "--set:1:1: spec.shocks[0].at: there is no item [0], allowed no item, the list is empty"),
                Arguments.of(
                        "asset[0]=1", "--set:1:1: spec.asset[0]: [0] is looked for in a mapping, allowed in a list"),
                Arguments.of("metadata.name=X", "--set:1:15: metadata.name: 'X' is not a name, " + names),
                Arguments.of(
                        "clock.step=&a PT1S", "--set:1:12: clock.step: a YAML anchor, allowed values written out"));
    }

    @ParameterizedTest
    @MethodSource("wrongSettings")
    void aWrongSettingIsRefusedWithItsPlace(String setting, String message) {
        String text = "{apiVersion: stampede/v1, kind: ScenarioBatch, metadata: {name: minimal}, spec: {seed: 1}}";

        assertThat(SpecificationReader.create()
                        .read(text, "minimal.yaml", Overrides.of(setting))
                        .problems())
                .extracting(Problem::toString)
                .containsExactly(message);
    }

    @Test
    void optionsOutOfRangeNameTheOption() {
        Overrides overrides =
                Overrides.none().withScenarios(0).withSeed(-1).withLanes(0).withSlots(5000);

        assertThat(SpecificationReader.create().read(MINIMAL, "x", overrides).problems())
                .extracting(Problem::file)
                .isEqualTo(List.of("--scenarios", "--seed", "--lanes", "--slots"));
    }

    @Test
    void aBatchInJavaIsChangedByTheSamePaths() {
        ScenarioBatch batch = ScenarioBatch.defaults("plain");

        assertThat(batch.with("clock.horizon=PT1H").spec().clock().steps()).isEqualTo(360);
        assertThatThrownBy(() -> batch.with("clock.horizon=PT1S"))
                .isInstanceOf(InvalidSpecificationException.class)
                .hasMessage("--set:1:15: spec.clock.horizon: PT1S is not a multiple of the step PT10S,"
                        + " allowed a whole number of steps, at least one");
    }

    private static Specification read(Overrides overrides) {
        return SpecificationReader.create()
                .read(MINIMAL, "minimal.yaml", overrides)
                .orElseThrow()
                .spec();
    }
}
