package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.Metric;
import io.stampede.risk.RiskSettings;
import io.stampede.risk.TailRiskReport;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadlineCardsTest {
    @Test
    void aCardSaysTheFigureItsIntervalAndWhatItMeans() {
        Report report = SyntheticOutcomes.report(5000);
        double value = report.risk()
                .measure(Metric.MAX_DROP)
                .distribution()
                .orElseThrow()
                .expectedShortfall()
                .get(1)
                .value();
        HeadlineCards.Card card = new HeadlineCards(report.risk()).cards().get(0);
        assertThat(card.kind()).isEqualTo("ES 99 %");
        assertThat(card.value()).isEqualTo(Figures.percent(value) + " %");
        assertThat(card.interval()).matches("95 % confidence: [0-9.]+ to [0-9.]+ %");
        assertThat(card.reading()).startsWith("In the worst 1 % of scenarios the price falls by " + card.value());
    }

    @Test
    void aSideThatNothingBoundsIsSaidInWords() {
        assertThat(new HeadlineCards(SyntheticOutcomes.report(100).risk())
                        .cards()
                        .get(0)
                        .interval())
                .endsWith("or more; too few scenarios to bound it from above");
    }

    @Test
    void whatNeverHappenedIsSaidSo() {
        HeadlineCards.Card badDebt =
                new HeadlineCards(SyntheticOutcomes.report(2).risk()).cards().get(5);
        assertThat(badDebt.name()).isEqualTo("Bad debt / OI");
        assertThat(badDebt.reading()).isEqualTo("It happened in no scenario.");
    }

    @Test
    void withoutTheUsualLevelTheNearestIsShown() {
        RiskSettings settings = new RiskSettings(List.of(0.5, 0.985, 0.9999), 0.95, 3);
        TailRiskReport risk = TailRiskReport.of(SyntheticOutcomes.of(300), settings);
        assertThat(new HeadlineCards(risk).cards().get(1).kind()).isEqualTo("VaR 98.5 %");
        assertThat(new HeadlineCards(risk).cards().get(0).reading()).startsWith("In the worst 1.5 %");
    }
}
