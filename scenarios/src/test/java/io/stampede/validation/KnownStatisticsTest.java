package io.stampede.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.RandomAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Statistics of samples whose law is known, drawn at fixed addresses. */
class KnownStatisticsTest {
    private static double uniform(int place) {
        return RandomAddress.uniform(42, place, 0);
    }

    private static double normal(int place) {
        double radius = Math.sqrt(-2 * StrictMath.log(1 - RandomAddress.uniform(7, place, 0)));
        return radius * StrictMath.cos(2 * Math.PI * RandomAddress.uniform(7, place, 1));
    }

    @Test
    void theExponentOfAParetoLawIsFoundWithinTwoStandardErrors() {
        double[] sample = new double[100_000];
        for (int place = 0; place < sample.length; place++) {
            sample[place] = StrictMath.pow(1 - uniform(place), -1.0 / 3);
        }

        TailExponent tail = TailExponent.of(sample, 0.01);

        assertThat(tail.exponent()).isCloseTo(3, within(2 * tail.standardError()));
        assertThat(tail.exceedances()).isEqualTo(1_000);
    }

    /** Of 0, 0, 0, 0 and 5: mean 1, variance 4, skewness 1.5, kurtosis 13/4. */
    @Test
    void momentsByHand() {
        Moments moments = Moments.of(new double[] {0, 0, 0, 0, 5});

        assertThat(moments.mean()).isEqualTo(1);
        assertThat(moments.variance()).isEqualTo(4);
        assertThat(moments.skewness()).isCloseTo(1.5, within(1e-12));
        assertThat(moments.kurtosis()).isCloseTo(3.25, within(1e-12));
    }

    @Test
    void aNormalLawHasKurtosisThree() {
        double[] sample = new double[50_000];
        for (int place = 0; place < sample.length; place++) {
            sample[place] = normal(place);
        }

        assertThat(Moments.of(sample).kurtosis()).isCloseTo(3, within(3 * Math.sqrt(24.0 / sample.length)));
    }

    /** x_t = 0.7·x_{t−1} + noise: 0.7 to the lag. */
    @Test
    void anAutoregressionHasItsCoefficient() {
        double[] series = new double[50_000];
        for (int time = 1; time < series.length; time++) {
            series[time] = 0.7 * series[time - 1] + normal(time);
        }

        assertThat(SerialCorrelation.of(List.of(series), 1)).isCloseTo(0.7, within(0.02));
        assertThat(SerialCorrelation.of(List.of(series), 3)).isCloseTo(0.343, within(0.03));
    }

    /** Bernoulli counts of small probability are all but Poisson. */
    @Test
    void eventsWithoutMemoryHaveAFanoFactorOfOne() {
        long[] counts = new long[5_000];
        for (int place = 0; place < 50 * counts.length; place++) {
            counts[place / 50] += uniform(place) < 0.02 ? 1 : 0;
        }

        assertThat(SelfExcitation.fano(counts)).isCloseTo(0.98, within(0.06));
        assertThat(SelfExcitation.branchingRatio(0.98)).isZero();
    }

    /** A branching ratio of one half makes a Fano factor of four over long windows. */
    @Test
    void selfExcitationIsReadFromTheFanoFactor() {
        assertThat(SelfExcitation.branchingRatio(4)).isEqualTo(0.5);
        assertThat(SelfExcitation.branchingRatio(100)).isCloseTo(0.9, within(1e-12));
    }

    @Test
    void aPowerLawHasItsExponent() {
        PowerLaw law = PowerLaw.fit(new double[] {1, 4, 16, 64}, new double[] {3, 6, 12, 24});

        assertThat(law.exponent()).isCloseTo(0.5, within(1e-12));
        assertThat(law.standardError()).isCloseTo(0, within(1e-7));
    }

    @Test
    void halfOfWhatWasLostIsBackAfterTwoSteps() {
        assertThat(HalfLife.of(new float[] {1, 0.2f, 0.4f, 0.6f, 0.9f}, 1)).isEqualTo(OptionalInt.of(2));
        assertThat(HalfLife.of(new float[] {1, 1}, 1)).isEmpty();
    }

    /** Of a mean the jackknife is the usual standard error. */
    @Test
    void theJackknifeOfAMeanIsItsStandardError() {
        List<Double> values = new ArrayList<>();
        for (int place = 0; place < 16; place++) {
            values.add((double) place);
        }
        double usual = Math.sqrt(
                Moments.of(values.stream().mapToDouble(Double::doubleValue).toArray())
                                .variance()
                        / 15);

        assertThat(Jackknife.standardError(
                        values,
                        rest -> rest.stream()
                                .mapToDouble(Double::doubleValue)
                                .average()
                                .orElseThrow()))
                .isCloseTo(usual, within(1e-12));
    }

    @Test
    void impactInTheEnginesBookIsTheSquareRootLaw() {
        List<MetaorderImpact.Metaorder> orders = new MetaorderImpact().overFiveMinutes();
        double[] sizes =
                orders.stream().mapToDouble(MetaorderImpact.Metaorder::size).toArray();
        double[] impacts =
                orders.stream().mapToDouble(MetaorderImpact.Metaorder::impact).toArray();

        assertThat(PowerLaw.fit(sizes, impacts).exponent()).isCloseTo(0.5, within(0.01));
    }
}
