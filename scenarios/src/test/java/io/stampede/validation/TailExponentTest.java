package io.stampede.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailExponentTest {
    @Test
    void findsTheExponentOfAParetoSampleWithinTwoStandardErrors() {
        SplittableRandom random = new SplittableRandom(1);
        double[] sample = new double[50_000];
        for (int index = 0; index < sample.length; index++) {
            sample[index] = StrictMath.pow(1 - random.nextDouble(), -1 / 3.0);
        }

        TailExponent tail = TailExponent.of(sample, 0.01);

        assertThat(tail.exceedances()).isEqualTo(500);
        assertThat(tail.standardError()).isEqualTo(tail.exponent() / Math.sqrt(500));
        assertThat(tail.exponent()).isCloseTo(3, within(2 * tail.standardError()));
    }

    @Test
    void followsTheFormulaOnThreeValues() {
        TailExponent tail = TailExponent.of(new double[] {4, 1, 2}, 0.5);

        assertThat(tail.exponent()).isCloseTo(2 / (StrictMath.log(4) + StrictMath.log(2)), within(1e-12));
    }

    @Test
    void isUndefinedWhereNothingVariesOrTooLittleIsThere() {
        assertThat(TailExponent.of(new double[] {1, 1, 1, 1}, 0.5).exponent()).isNaN();
        assertThat(TailExponent.of(new double[] {0, 0, 1, 2}, 0.5).exponent()).isNaN();
        assertThat(TailExponent.of(new double[0], 0.01).exponent()).isNaN();
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatThrownBy(() -> TailExponent.of(new double[] {1, 2}, 1)).hasMessageContaining("share is 1.0");
    }
}
