package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.CausalShare;
import io.stampede.risk.CausalShares;
import io.stampede.risk.CausalSplit;
import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.TailRiskReport;
import java.math.BigDecimal;

/** What causes the losses, as a table: each figure is the sum of the shares of shock, panic and forced liquidation. */
final class CausesText {
    static final String TITLE = "What causes it: the shock, the mind and the machine";

    private final TailRiskReport risk;
    private final StringBuilder text;

    CausesText(TailRiskReport risk, StringBuilder text) {
        this.risk = risk;
        this.text = text;
    }

    /** Writes the section, if the batch was attributed. */
    void write() {
        if (risk.causes().isEmpty()) {
            return;
        }
        ReportText.heading(text, TITLE + " (per cent)");
        TextTable table = new TextTable(2);
        table.row("", "", "total", "= shock", "+ panic", "+ liquidation", "interaction");
        for (CausalSplit split : risk.causes()) {
            String label = MetricLabel.of(split.metric());
            writeRows(table, split.metric(), label, "mean", split.mean());
            CausalSplit.LevelShares shown = split.shown();
            writeRows(table, split.metric(), "", "ES " + Figures.level(shown.level()), shown.expectedShortfall());
        }
        table.writeTo(text);
        risk.causes().stream()
                .filter(split -> split.metric() == Metric.MAX_DROP)
                .findFirst()
                .ifPresent(split -> text.append(reading(split)).append('\n'));
        text.append("Shapley shares over the same scenarios without panic, without liquidations and without both;")
                .append("\npanic and liquidation have half of the interaction each. Intervals of ")
                .append(Figures.level(risk.settings().confidence()))
                .append(" confidence.\n");
    }

    private static void writeRows(TextTable table, Metric metric, String label, String kind, CausalShares shares) {
        table.row(
                label,
                kind,
                Figures.of(metric, shares.total()),
                Figures.of(metric, shares.shock().value()),
                Figures.of(metric, shares.panic().value()),
                Figures.of(metric, shares.liquidation().value()),
                Figures.of(metric, shares.interaction().value()));
        table.row(
                "",
                "",
                "",
                "",
                interval(metric, shares.panic()),
                interval(metric, shares.liquidation()),
                interval(metric, shares.interaction()));
    }

    /** A share's interval, a dash where it is open at both ends. */
    static String interval(Metric metric, CausalShare share) {
        ConfidenceInterval interval = share.interval();
        boolean isOpen = interval.lower().isEmpty() && interval.upper().isEmpty();
        return isOpen ? Figures.ABSENT : Figures.interval(metric, interval);
    }

    /** A share and its interval. */
    static String withInterval(Metric metric, CausalShare share) {
        String value = Figures.of(metric, share.value());
        String interval = interval(metric, share);
        return interval.equals(Figures.ABSENT) ? value : value + " " + interval;
    }

    /** The tail in a sentence. */
    static String reading(CausalSplit split) {
        CausalSplit.LevelShares shown = split.shown();
        CausalShares shares = shown.expectedShortfall();
        Metric metric = split.metric();
        return "Of the worst " + worst(shown.level()) + ": mean fall " + figure(metric, shares.total())
                + " = " + figure(metric, shares.shock().value()) + " shock "
                + signed(metric, shares.panic().value()) + " panic "
                + signed(metric, shares.liquidation().value()) + " forced liquidation.";
    }

    private static String worst(double level) {
        BigDecimal rest = BigDecimal.ONE.subtract(new BigDecimal(CanonicalJson.number(level)));
        return Figures.level(rest.doubleValue());
    }

    private static String figure(Metric metric, double value) {
        return Figures.of(metric, value) + " %";
    }

    private static String signed(Metric metric, double value) {
        return (value < 0 ? "− " : "+ ") + figure(metric, Math.abs(value));
    }
}
