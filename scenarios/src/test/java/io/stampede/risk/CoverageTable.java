package io.stampede.risk;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** How often the intervals of every estimator hold the truth, over seeded samples of a known distribution. */
final class CoverageTable {
    private static final List<Double> LEVELS = List.of(0.95, 0.99, 0.999, 0.9999);
    private static final double CONFIDENCE = 0.95;

    private final KnownTail tail;
    private final Map<String, Tally> tallies = new TreeMap<>();
    private int fits;
    private int samples;

    private CoverageTable(KnownTail tail) {
        this.tail = tail;
    }

    /** Hits and misses of one interval. */
    static final class Tally {
        private int below;
        private int above;
        private int open;
        private int all;

        /** Part of the intervals, of those that there were, that held the truth. */
        double coverage() {
            return 1 - (below + above) / (double) all;
        }

        int all() {
            return all;
        }

        /** Part that had no upper end. */
        double openShare() {
            return open / (double) all;
        }

        private void count(ConfidenceInterval interval, double truth) {
            all++;
            open += interval.upper().isEmpty() ? 1 : 0;
            below += interval.upper().isPresent() && interval.upper().getAsDouble() < truth ? 1 : 0;
            above += interval.lower().isPresent() && interval.lower().getAsDouble() > truth ? 1 : 0;
        }
    }

    static CoverageTable of(KnownTail tail, int size, int repeats) {
        CoverageTable table = new CoverageTable(tail);
        ExpectedShortfall shortfall = new ExpectedShortfall(new TailBootstrap());
        for (int repeat = 0; repeat < repeats; repeat++) {
            LossSample sample = LossSample.ofLosses(tail.sample(70_000L + repeat, size));
            for (double level : LEVELS.subList(0, 3)) {
                TailEstimate loss = ValueAtRisk.of(sample, level, CONFIDENCE);
                table.count("VaR", level, loss.interval());
                table.count("ES", level, shortfall.of(sample, loss, CONFIDENCE).interval());
            }
            table.countFit(ParetoTailFit.of(sample, LEVELS.subList(0, 3), CONFIDENCE));
        }
        return table;
    }

    private void countFit(ParetoTail fit) {
        samples++;
        if (fit instanceof ParetoTail.Fitted fitted) {
            fits++;
            for (ParetoTail.FittedFigure figure : fitted.figures()) {
                count("GPD VaR", figure.level(), figure.valueAtRiskInterval());
                count("GPD ES", figure.level(), figure.expectedShortfallInterval());
            }
        }
    }

    private void count(String estimator, double level, ConfidenceInterval interval) {
        boolean shortfall = estimator.endsWith("ES");
        double truth = TRUTHS.computeIfAbsent(
                tail + estimator + level, key -> shortfall ? tail.expectedShortfall(level) : tail.valueAtRisk(level));
        tallies.computeIfAbsent(estimator + " " + level, key -> new Tally()).count(interval, truth);
    }

    private static final Map<String, Double> TRUTHS = new TreeMap<>();

    Tally tally(String estimator) {
        return tallies.get(estimator);
    }

    List<String> estimators() {
        return new ArrayList<>(tallies.keySet());
    }

    double fittedShare() {
        return fits / (double) samples;
    }

    /** A row for each estimator and level, for the page on the mathematics. */
    String rows(int size) {
        StringBuilder rows = new StringBuilder();
        tallies.forEach((estimator, tally) -> rows.append(String.format(
                Locale.ROOT,
                "| %s | %d | %s | %.1f %% | %.1f %% | %.1f %% | %.0f %% | %d |%n",
                tail,
                size,
                estimator,
                100 * tally.coverage(),
                100.0 * tally.below / tally.all,
                100.0 * tally.above / tally.all,
                100 * tally.openShare(),
                tally.all)));
        return rows.toString();
    }
}
