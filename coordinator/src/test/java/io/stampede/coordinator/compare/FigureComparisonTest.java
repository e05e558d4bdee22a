package io.stampede.coordinator.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.compare.FigureComparison.Estimate;
import io.stampede.risk.ConfidenceInterval;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FigureComparisonTest {
    private static final Estimate TWO = estimate(2, OptionalDouble.of(1), OptionalDouble.of(3));

    @Test
    void theDifferenceIsBLessA() {
        FigureComparison figure = of(TWO, estimate(5, OptionalDouble.of(4), OptionalDouble.of(6)));
        assertThat(figure.difference()).isEqualTo(3);
        assertThat(figure.relativeDifference()).hasValue(1.5);
        assertThat(figure.overlap()).contains(false);
    }

    @Test
    void theRelativeDifferenceKeepsItsSignBesideALoss() {
        Estimate loss = estimate(-2, OptionalDouble.empty(), OptionalDouble.empty());
        assertThat(of(loss, TWO).relativeDifference()).hasValue(2);
        Estimate zero = estimate(0, OptionalDouble.empty(), OptionalDouble.empty());
        assertThat(of(zero, TWO).relativeDifference()).isEmpty();
        assertThat(of(zero, zero).relativeDifference()).isEmpty();
    }

    @Test
    void anOverlapThatHangsOnAMissingEndIsNotKnown() {
        Estimate fromThree = estimate(4, OptionalDouble.of(3.5), OptionalDouble.empty());
        Estimate fromOne = estimate(1.5, OptionalDouble.of(1), OptionalDouble.empty());
        assertThat(of(TWO, fromThree).overlap()).contains(false);
        assertThat(of(TWO, fromOne).overlap()).contains(true);
        assertThat(of(fromThree, fromOne).overlap()).isEmpty();
        assertThat(of(fromOne, fromThree).overlap()).isEmpty();
    }

    private static FigureComparison of(Estimate one, Estimate other) {
        return new FigureComparison(one, other, Optional.empty());
    }

    private static Estimate estimate(double value, OptionalDouble lower, OptionalDouble upper) {
        return new Estimate(value, new ConfidenceInterval(lower, upper));
    }
}
