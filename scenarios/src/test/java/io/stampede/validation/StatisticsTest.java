package io.stampede.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Moments, autocorrelation, ranges, power laws, half-lives and the jackknife on known answers. */
class StatisticsTest {
    @Test
    void momentsOfAFewNumbers() {
        Moments moments = Moments.of(new double[] {1, 2, 3, 4, 10});

        assertThat(moments.mean()).isEqualTo(4);
        assertThat(moments.variance()).isEqualTo(10);
        assertThat(moments.skewness()).isCloseTo(180 / 5.0 / StrictMath.pow(10, 1.5), within(1e-12));
        assertThat(moments.kurtosis()).isCloseTo((81 + 16 + 1 + 0 + 1296) / 5.0 / 100, within(1e-12));
    }

    @Test
    void kurtosisOfAUniformSampleIsNineFifths() {
        double[] grid = IntStream.range(0, 10_000)
                .mapToDouble(index -> index / 10_000.0)
                .toArray();

        assertThat(Moments.of(grid).kurtosis()).isCloseTo(1.8, within(1e-6));
    }

    @Test
    void autocorrelationOfAnAutoregressionFallsByItsFactor() {
        SplittableRandom random = new SplittableRandom(2);
        List<double[]> series = IntStream.range(0, 40)
                .mapToObj(index -> autoregression(random, 0.6, 2_000))
                .toList();

        assertThat(SerialCorrelation.of(series, 1)).isCloseTo(0.6, within(0.01));
        assertThat(SerialCorrelation.of(series, 3)).isCloseTo(0.216, within(0.02));
    }

    private static double[] autoregression(SplittableRandom random, double factor, int length) {
        double[] values = new double[length];
        for (int time = 1; time < length; time++) {
            values[time] = factor * values[time - 1] + random.nextDouble() - 0.5;
        }
        return values;
    }

    @Test
    void pairsDoNotReachFromOneSeriesIntoTheNext() {
        assertThat(SerialCorrelation.of(List.of(new double[] {1, 1}, new double[] {-1, -1}), 1))
                .isEqualTo(1);
        assertThat(SerialCorrelation.of(List.of(new double[] {1}, new double[] {-1}), 1))
                .isNaN();
        assertThatThrownBy(() -> SerialCorrelation.of(List.of(), 0)).hasMessageContaining("lag is 0");
    }

    @Test
    void rangeInterpolatesBetweenOrderStatistics() {
        ModelRange range = new ModelRange(IntStream.rangeClosed(0, 100)
                .map(value -> 100 - value)
                .asDoubleStream()
                .toArray());

        assertThat(range.low()).isEqualTo(5);
        assertThat(range.median()).isEqualTo(50);
        assertThat(range.high()).isEqualTo(95);
        assertThat(new ModelRange(new double[] {2, 1}).quantile(0.25)).isEqualTo(1.25);
        assertThat(new ModelRange(new double[] {7}).high()).isEqualTo(7);
    }

    @Test
    void countsValuesAtAFigureHalf() {
        assertThat(new ModelRange(new double[] {1, 2, 2, 3}).shareBelow(2)).isEqualTo(0.5);
        assertThat(new ModelRange(new double[] {0, 0}).shareBelow(0)).isEqualTo(0.5);
        assertThatThrownBy(() -> new ModelRange(new double[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void powerLawIsFoundExactlyWithoutNoise() {
        double[] x = {1, 2, 4, 8};
        PowerLaw law = PowerLaw.fit(
                x, Arrays.stream(x).map(each -> 3 * StrictMath.pow(each, 0.4)).toArray());

        assertThat(law.exponent()).isCloseTo(0.4, within(1e-12));
        assertThat(law.standardError()).isCloseTo(0, within(1e-7));
    }

    @Test
    void halfLifeCountsFromTheLowestValue() {
        assertThat(HalfLife.of(new float[] {0.9f, 0.2f, 0.4f, 0.59f, 0.7f, 1}, 1))
                .hasValue(3);
        assertThat(HalfLife.of(new float[] {0.9f, 0.2f, 0.3f}, 1)).isEmpty();
        assertThat(HalfLife.of(new float[] {1, 1}, 1)).isEmpty();
        assertThat(HalfLife.of(new float[0], 1)).isEmpty();
    }

    @Test
    void jackknifeOfAMeanIsItsStandardErrorIfEachGroupIsAScenario() {
        List<Double> sample = List.of(1.0, 2.0, 4.0, 9.0);
        double error = Jackknife.standardError(
                sample,
                some -> some.stream().mapToDouble(Double::doubleValue).average().orElseThrow());

        assertThat(error).isCloseTo(Math.sqrt(38 / 3.0 / 4), within(1e-12));
        assertThat(Jackknife.standardError(List.of(1.0), some -> 0)).isNaN();
    }
}
