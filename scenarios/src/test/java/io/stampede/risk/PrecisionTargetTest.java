package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.outcome.Metric;
import io.stampede.spec.Looks;
import io.stampede.spec.Precision;
import io.stampede.spec.PrecisionMeasure;
import io.stampede.spec.SamplingMethod;
import io.stampede.spec.ScenarioBatch;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class PrecisionTargetTest {
    private static final Looks LOOKS = Looks.of(8000, 1);

    private static PrecisionTarget target(PrecisionMeasure measure, double relativeHalfWidth) {
        return new PrecisionTarget(
                new Precision(Metric.MAX_DROP, measure, 0.99, relativeHalfWidth), LOOKS, RiskSettings.STANDARD);
    }

    private static PrecisionOutcome outcome(PrecisionTarget target, double... drops) {
        return PrecisionOutcome.of(Outcomes.ofDrops(drops), target);
    }

    @Test
    void theFirstLookThatIsTightEnoughIsTheLast() {
        double[] drops = Samples.ofQuantileFunction(1, 8000, u -> 1 + u);
        PrecisionOutcome outcome = outcome(target(PrecisionMeasure.MEAN, 0.01), drops);

        assertThat(outcome.looks()).extracting(PrecisionLook::scenarios).containsExactly(1000, 2000, 4000);
        assertThat(outcome.isReached()).isTrue();
        assertThat(outcome.isFinal()).as("the table goes on").isFalse();
        assertThat(outcome(target(PrecisionMeasure.MEAN, 0.01), Arrays.copyOf(drops, 4000))
                        .isFinal())
                .isTrue();
    }

    @Test
    void scenariosBeyondALookDoNotTouchIt() {
        double[] drops = Samples.ofQuantileFunction(1, 8000, u -> 1 + u);
        PrecisionTarget target = target(PrecisionMeasure.EXPECTED_SHORTFALL, 1e-9);

        assertThat(outcome(target, drops).looks().subList(0, 2))
                .isEqualTo(outcome(target, Arrays.copyOf(drops, 2500)).looks());
    }

    @Test
    void theMostScenariosEndItWithoutThePrecision() {
        PrecisionOutcome outcome =
                outcome(target(PrecisionMeasure.VALUE_AT_RISK, 1e-9), Samples.ofQuantileFunction(1, 8000, u -> u));

        assertThat(outcome.looks()).hasSize(4);
        assertThat(outcome.isReached()).isFalse();
        assertThat(outcome.isFinal()).isTrue();
    }

    /** Means 1 and 1.1: an error of 0.05 with one degree of freedom, so that 95 % reach 12.7 times as far. */
    @Test
    void theMeanOfFewGroupsIsAsVagueAsTheirNumberSays() {
        double[] drops = new double[1000];
        Arrays.fill(drops, 0, 500, 1.0);
        Arrays.fill(drops, 500, 1000, 1.1);
        RiskSettings grouped =
                new RiskSettings(List.of(0.99), 0.95, 1, new SamplingDesign(SamplingMethod.STRATIFIED, 500));
        PrecisionTarget target = new PrecisionTarget(
                new Precision(Metric.MAX_DROP, PrecisionMeasure.MEAN, 0.99, 0.2),
                new Looks(List.of(1000, 2000)),
                grouped);
        ConfidenceInterval interval = target.look(Outcomes.ofDrops(drops)).interval();

        assertThat(target.lookConfidence()).isCloseTo(0.975, within(1e-12));
        assertThat(interval.lower().orElseThrow()).isCloseTo(1.05 - 25.452 * 0.05, within(1e-3));
        assertThat(interval.upper().orElseThrow()).isCloseTo(1.05 + 25.452 * 0.05, within(1e-3));
        assertThat(outcome(target, drops).isReached()).isFalse();
    }

    @Test
    void aFigureOfZeroIsNeverPreciseEnough() {
        PrecisionOutcome outcome = outcome(target(PrecisionMeasure.MEAN, 0.99), new double[8000]);

        assertThat(outcome.isReached()).isFalse();
        assertThat(outcome.looks().get(0).relativeHalfWidth()).isEmpty();
    }

    @Test
    void anIntervalWithoutAnEndIsNeverTight() {
        ConfidenceInterval open = new ConfidenceInterval(OptionalDouble.of(1), OptionalDouble.empty());

        assertThat(new PrecisionLook(1000, OptionalDouble.of(1), open).isWithin(0.99))
                .isFalse();
    }

    @Test
    void theHalfWidthIsRelativeToTheSizeOfTheFigure() {
        ConfidenceInterval interval = ConfidenceInterval.of(-5, -3);
        PrecisionLook look = new PrecisionLook(1000, OptionalDouble.of(-4), interval);

        assertThat(look.relativeHalfWidth()).hasValue(0.25);
        assertThat(look.isWithin(0.25)).isTrue();
        assertThat(look.isWithin(0.2499)).isFalse();
    }

    @Test
    void theErrorIsSharedAmongTheLooks() {
        PrecisionTarget target = target(PrecisionMeasure.MEAN, 0.01);

        assertThat(LOOKS.size()).isEqualTo(4);
        assertThat(target.lookConfidence()).isEqualTo(1 - (1 - 0.95) / 4);
    }

    @Test
    void aSpecificationWithoutPrecisionHasNoTarget() {
        assertThat(PrecisionTarget.of(ScenarioBatch.defaults("plain").spec(), RiskSettings.STANDARD))
                .isEmpty();
    }
}
