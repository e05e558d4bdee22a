package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParetoTailFitTest {
    private static final List<Double> LEVELS = List.of(0.9, 0.99, 0.999, 0.9999);

    @ParameterizedTest
    @ValueSource(doubles = {-0.3, -0.1, 0, 0.2, 1.0 / 3, 0.6})
    void recoversShapeAndScaleWithinTwoStandardErrors(double shape) {
        ParetoTail.Fitted fitted = fitted(Samples.generalisedPareto(21, 20_000, shape, 0.05));
        double scaleBeyondThreshold = 0.05 + shape * fitted.threshold();
        assertThat(fitted.exceedances()).isEqualTo(736);
        assertThat(fitted.shape()).isCloseTo(shape, within(2 * fitted.shapeStandardError()));
        assertThat(fitted.scale()).isCloseTo(scaleBeyondThreshold, within(2 * fitted.scaleStandardError()));
    }

    @Test
    void figuresOfAParetoTailAreTheKnownOnes() {
        ParetoTail.Fitted fitted = fitted(Samples.pareto(22, 100_000, 3));
        assertThat(fitted.figures()).extracting(ParetoTail.FittedFigure::level).containsExactly(0.99, 0.999, 0.9999);
        assertThat(fitted.figures().get(0).valueAtRisk()).isCloseTo(4.6416, within(0.06));
        assertThat(fitted.figures().get(0).expectedShortfall()).isCloseTo(6.9624, within(0.25));
        assertThat(fitted.figures().get(2).valueAtRisk()).isCloseTo(21.544, within(2.2));
    }

    @Test
    void likelihoodIsHighestAtTheFit() {
        double[] losses = Samples.generalisedPareto(23, 5000, 0.25, 1);
        ParetoTail.Fitted fitted = fitted(losses);
        double best = logLikelihood(losses, fitted.threshold(), fitted.shape(), fitted.scale());
        for (double shift : new double[] {-1e-3, 1e-3}) {
            assertThat(logLikelihood(losses, fitted.threshold(), fitted.shape() + shift, fitted.scale()))
                    .isLessThan(best);
            assertThat(logLikelihood(losses, fitted.threshold(), fitted.shape(), fitted.scale() * (1 + shift)))
                    .isLessThan(best);
        }
    }

    @Test
    void fitDoesNotDependOnTheUnitOfTheLosses() {
        double[] losses = Samples.generalisedPareto(24, 3000, 0.2, 1);
        ParetoTail.Fitted small =
                fitted(Arrays.stream(losses).map(loss -> loss * 0x1p-30).toArray());
        ParetoTail.Fitted large = fitted(losses);
        assertThat(small.shape()).isCloseTo(large.shape(), within(1e-6));
        assertThat(small.scale() * 0x1p30).isCloseTo(large.scale(), within(1e-6));
    }

    @Test
    void refusesTooFewScenarios() {
        assertThat(refused(Samples.normal(25, 499))).contains("too few");
        assertThat(ParetoTailFit.of(LossSample.ofLosses(Samples.normal(25, 500)), LEVELS, 0.95))
                .isInstanceOf(ParetoTail.Fitted.class);
    }

    @Test
    void refusesAnAtomAtTheThreshold() {
        assertThat(refused(new double[1000])).contains("atom").contains("0 of the worst 100 exceed it");
    }

    @Test
    void refusesAnAtomInTheTail() {
        double[] losses = Samples.normal(26, 1000);
        Arrays.sort(losses);
        Arrays.fill(losses, 980, 1000, 10);
        assertThat(refused(losses)).isEqualTo("the tail has an atom: 20 of 100 exceedances are equal");
    }

    @Test
    void refusesATailThatEndsAbruptly() {
        assertThat(refused(Samples.generalisedPareto(27, 5000, -0.8, 1))).contains("abruptly");
    }

    /** Two clouds of losses far apart: no threshold leaves one smooth tail. */
    @Test
    void refusesATailThatNoThresholdMakesSmooth() {
        double[] losses = Samples.ofQuantileFunction(29, 5000, u -> {
            double v = 1 - u;
            return v > 0.1 ? 1 - v : 10 + StrictMath.floor(-2 * StrictMath.log(v)) + 1e-3 * u;
        });
        assertThat(refused(losses)).isEqualTo("none of 7 thresholds passes the Anderson-Darling test");
    }

    @Test
    void aRefusedLevelIsTenTimesAsRareAsAnySeen() {
        ParetoTail.Fitted fitted = fitted(Samples.generalisedPareto(30, 900, 0.2, 1));
        assertThat(fitted.refused()).extracting(ParetoTail.RefusedLevel::level).containsExactly(0.9999);
        assertThat(fitted(Samples.generalisedPareto(30, 1000, 0.2, 1)).refused())
                .isEmpty();
    }

    @Test
    void refusesATailWithoutAMean() {
        assertThat(refused(Samples.pareto(28, 5000, 0.7))).contains("no finite mean");
    }

    private static ParetoTail.Fitted fitted(double[] losses) {
        return (ParetoTail.Fitted) ParetoTailFit.of(LossSample.ofLosses(losses), LEVELS, 0.95);
    }

    private static String refused(double[] losses) {
        return ((ParetoTail.Refused) ParetoTailFit.of(LossSample.ofLosses(losses), LEVELS, 0.95)).reason();
    }

    private static double logLikelihood(double[] losses, double threshold, double shape, double scale) {
        double sum = 0;
        for (double loss : losses) {
            if (loss > threshold) {
                sum -= StrictMath.log(scale) + (1 + 1 / shape) * StrictMath.log1p(shape * (loss - threshold) / scale);
            }
        }
        return sum;
    }
}
