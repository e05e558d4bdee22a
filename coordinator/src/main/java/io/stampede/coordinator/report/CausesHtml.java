package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.CausalShares;
import io.stampede.risk.CausalSplit;
import io.stampede.risk.TailRiskReport;
import java.util.List;

/** What causes the losses, on the page: waterfalls of the headlines, and a table of all. */
final class CausesHtml {
    /** Metrics with a waterfall of their tail, if they have a loss at all. */
    private static final List<Metric> DRAWN = List.of(Metric.BAD_DEBT, Metric.MARKET_MAKER_LOSS);

    private final TailRiskReport risk;
    private final HtmlPage page;

    CausesHtml(TailRiskReport risk, HtmlPage page) {
        this.risk = risk;
        this.page = page;
    }

    boolean isEmpty() {
        return risk.causes().isEmpty();
    }

    void write() {
        for (CausalSplit split : risk.causes()) {
            if (split.metric() == Metric.MAX_DROP) {
                page.line("p", "", CausesText.reading(split));
                page.open("div", "pair");
                draw(split, "mean", "mean over all scenarios", split.mean());
                drawTail(split);
                page.close("div");
            }
        }
        List<CausalSplit> others = risk.causes().stream()
                .filter(split -> DRAWN.contains(split.metric())
                        && split.shown().expectedShortfall().total() != 0)
                .toList();
        if (!others.isEmpty()) {
            page.open("div", "pair");
            others.forEach(this::drawTail);
            page.close("div");
        }
        page.legend(
                List.of("shock", "panic", "liquidation", "total"),
                List.of("shock", "panic", "forced liquidation", "total"));
        writeTable();
        page.soft("Each scenario was played four times under the same random numbers: as it is, with nobody panicking,"
                + " with nobody liquidated, and with neither. Shares are Shapley's and add up to the total exactly;"
                + " panic and liquidation have half of the interaction each. A negative share makes the figure"
                + " smaller. A tail is that of each world's own worst scenarios. Brackets and whiskers: "
                + Figures.level(risk.settings().confidence()) + " confidence.");
    }

    private void drawTail(CausalSplit split) {
        CausalSplit.LevelShares shown = split.shown();
        String level = Figures.level(shown.level());
        draw(split, "tail", "expected shortfall at " + level, shown.expectedShortfall());
    }

    private void draw(CausalSplit split, String id, String figure, CausalShares shares) {
        String label = MetricLabel.of(split.metric());
        page.open("div", "");
        page.figure(
                WaterfallChart.draw(
                        "chart-causes-" + split.metric().key() + "-" + id,
                        "What causes it: " + label + ", " + figure,
                        "The shares of shock, panic and forced liquidation, which add up to the total; the table has"
                                + " the same figures.",
                        shares),
                label + ", " + figure + ", per cent");
        page.close("div");
    }

    private void writeTable() {
        page.beginTable(List.of("metric, %", "figure", "total", "shock", "panic", "forced liquidation", "interaction"));
        for (CausalSplit split : risk.causes()) {
            row(split.metric(), "mean", split.mean());
            for (CausalSplit.LevelShares level : split.levels()) {
                row(split.metric(), "VaR " + Figures.level(level.level()), level.valueAtRisk());
            }
            for (CausalSplit.LevelShares level : split.levels()) {
                row(split.metric(), "ES " + Figures.level(level.level()), level.expectedShortfall());
            }
        }
        page.endTable();
    }

    private void row(Metric metric, String figure, CausalShares shares) {
        page.row(List.of(
                MetricLabel.of(metric),
                figure,
                Figures.of(metric, shares.total()),
                CausesText.withInterval(metric, shares.shock()),
                CausesText.withInterval(metric, shares.panic()),
                CausesText.withInterval(metric, shares.liquidation()),
                CausesText.withInterval(metric, shares.interaction())));
    }
}
