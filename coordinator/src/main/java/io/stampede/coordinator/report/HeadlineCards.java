package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.ConfidenceInterval;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.RiskSettings;
import io.stampede.risk.TailEstimate;
import io.stampede.risk.TailRiskReport;
import io.stampede.risk.WorstScenario;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The figures a committee reads first, each with its interval and what it means in plain words. */
final class HeadlineCards {
    private static final double LEVEL = 0.99;

    private final TailRiskReport risk;
    private final int levelIndex;
    private final String level;
    private final String rest;

    HeadlineCards(TailRiskReport risk) {
        this.risk = risk;
        this.levelIndex = levelIndex(risk.settings());
        double shown = risk.settings().levels().get(levelIndex);
        this.level = Figures.level(shown);
        this.rest = rest(shown);
    }

    /** The level of the cards: 99 %, or of those that were asked for the nearest. */
    private static int levelIndex(RiskSettings settings) {
        int nearest = 0;
        for (int index = 1; index < settings.levels().size(); index++) {
            double distance = Math.abs(settings.levels().get(index) - LEVEL);
            if (distance < Math.abs(settings.levels().get(nearest) - LEVEL)) {
                nearest = index;
            }
        }
        return nearest;
    }

    /** What a level leaves out: 1 % of 99 %. */
    private static String rest(double level) {
        BigDecimal left = BigDecimal.ONE.subtract(new BigDecimal(CanonicalJson.number(level)));
        return AxisTicks.plain(left.movePointRight(2)) + " %";
    }

    /**
     * A card.
     *
     * @param name of the figure
     * @param kind which measure of it, with its level
     * @param value in per cent; {@link Figures#ABSENT} if no scenario has it
     * @param interval in words; empty without a value
     * @param reading one or two sentences
     */
    record Card(String name, String kind, String value, String interval, String reading) {}

    List<Card> cards() {
        return List.of(
                shortfall(
                        Metric.MAX_DROP,
                        "In the worst " + rest + " of scenarios the price falls by %s on average, from start to low."),
                valueAtRisk(),
                shortfall(
                        Metric.LIQUIDATED_NOTIONAL,
                        "In the worst " + rest
                                + ", liquidations close on average %s of the open interest at the start."),
                shortfall(
                        Metric.AUTO_DELEVERAGED_NOTIONAL,
                        "In the worst " + rest + ", positions worth on average %s of the open interest at the start"
                                + " are closed against traders on the winning side."),
                shortfall(
                        Metric.INSURANCE_FUND_DRAW,
                        "In the worst " + rest + ", venues use on average %s of their insurance funds."),
                shortfall(
                        Metric.BAD_DEBT,
                        "In the worst " + rest
                                + ", losses that nobody could pay average %s of the open interest at the start."));
    }

    private Card valueAtRisk() {
        String kind = "VaR " + level;
        Optional<LossDistribution> found = risk.measure(Metric.MAX_DROP).distribution();
        if (found.isEmpty()) {
            return absent(Metric.MAX_DROP, kind);
        }
        TailEstimate estimate = found.orElseThrow().valueAtRisk().get(levelIndex);
        String value = percent(estimate.value());
        return new Card(
                MetricLabel.of(Metric.MAX_DROP),
                kind,
                value,
                interval(estimate.interval()),
                "In " + level + " of scenarios the price falls by no more than " + value
                        + " below its start; in half of" + " them by no more than "
                        + percent(found.orElseThrow().median()) + ".");
    }

    private Card shortfall(Metric metric, String reading) {
        String kind = "ES " + level;
        Optional<LossDistribution> found = risk.measure(metric).distribution();
        if (found.isEmpty()) {
            return absent(metric, kind);
        }
        LossDistribution distribution = found.orElseThrow();
        TailEstimate estimate = distribution.expectedShortfall().get(levelIndex);
        String value = percent(estimate.value());
        WorstScenario worst = distribution.worst().get(0);
        String told = distribution.max() == 0
                ? "It happened in no scenario."
                : reading.replace("%s", value) + " The worst is scenario " + worst.scenario() + " with "
                        + percent(worst.value()) + ".";
        return new Card(MetricLabel.of(metric), kind, value, interval(estimate.interval()), told);
    }

    private static Card absent(Metric metric, String kind) {
        return new Card(MetricLabel.of(metric), kind, Figures.ABSENT, "", "No scenario has this figure.");
    }

    private String interval(ConfidenceInterval interval) {
        String confidence = Figures.level(risk.settings().confidence()) + " confidence: ";
        if (interval.lower().isPresent() && interval.upper().isPresent()) {
            return confidence + Figures.percent(interval.lower()) + " to " + Figures.percent(interval.upper()) + " %";
        }
        if (interval.lower().isPresent()) {
            return confidence + Figures.percent(interval.lower())
                    + " % or more; too few scenarios to bound it from above";
        }
        if (interval.upper().isPresent()) {
            return confidence + "up to " + Figures.percent(interval.upper())
                    + " %; too few scenarios to bound it from below";
        }
        return "too few scenarios for an interval";
    }

    private static String percent(double ratio) {
        return Figures.percent(ratio) + " %";
    }
}
