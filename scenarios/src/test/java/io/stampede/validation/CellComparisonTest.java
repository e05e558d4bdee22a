package io.stampede.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.validation.CellComparison.Verdict;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CellComparisonTest {
    /** From 0 to 1; nine in ten scenarios lie within 0.05 and 0.95. */
    private static final ModelRange EVEN = new ModelRange(
            IntStream.rangeClosed(0, 100).mapToDouble(each -> each / 100.0).toArray());

    @Test
    void aFigureIsWithinNineInTenScenariosOrNot() {
        assertThat(verdict(0.05, 0.05, 0.05)).isEqualTo(Verdict.WITHIN);
        assertThat(verdict(0.96, 0.96, 0.97)).isEqualTo(Verdict.TOO_LOW);
        assertThat(verdict(0.96, 0.9, 0.97)).isEqualTo(Verdict.TOO_LOW_BUT_DISPUTED);
        assertThat(verdict(0.04, 0.03, 0.04)).isEqualTo(Verdict.TOO_HIGH);
        assertThat(verdict(0.04, 0.03, 0.06)).isEqualTo(Verdict.TOO_HIGH_BUT_DISPUTED);
    }

    private static Verdict verdict(double figure, double low, double high) {
        return CellComparison.of(
                        EventCell.PRICE_DROP,
                        new HistoricalFigure.Known(figure, low, high, "somebody"),
                        Optional.of(EVEN),
                        3)
                .verdict();
    }

    @Test
    void withoutAFigureAModelOrTheTimeThereIsNoComparison() {
        HistoricalFigure hours = new HistoricalFigure.Known(72, 72, 72, "somebody");

        assertThat(CellComparison.of(EventCell.HOURS_TO_LOW, hours, Optional.of(EVEN), 24)
                        .verdict())
                .isEqualTo(Verdict.BEYOND_HORIZON);
        assertThat(CellComparison.notMeasured(EventCell.HOURS_TO_LOW, hours).verdict())
                .isEqualTo(Verdict.NOT_MEASURED);
        assertThat(CellComparison.notMeasured(EventCell.FUND_DRAW, new HistoricalFigure.Absent("none"))
                        .verdict())
                .isEqualTo(Verdict.NO_FIGURE);
    }
}
