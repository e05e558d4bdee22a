package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import io.stampede.outcome.VenueFigure;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoublePredicate;

/**
 * Probabilities of the events a risk committee names, with Wilson's intervals.
 *
 * <p>An event whose column the batch lacks is left out; one that no scenario can have (a fund that no venue has) too.
 *
 * @source Wilson, see {@link WilsonInterval}
 */
final class EventProbabilities {
    /** Falls below the initial price that are counted. */
    static final List<Double> FALLS = List.of(0.1, 0.2, 0.3, 0.5);

    /**
     * From this capitulation index on a scenario counts as a capitulation: a product of two shares is a half only if
     * more than half of the volume was forced or panicked while more than half of the depth was gone.
     */
    static final double CAPITULATION = 0.5;

    private final OutcomeTable table;
    private final ScenarioWeights weights;
    private final double confidence;
    private final List<EventProbability> events = new ArrayList<>();

    private EventProbabilities(OutcomeTable table, ScenarioWeights weights, double confidence) {
        this.table = table;
        this.weights = weights;
        this.confidence = confidence;
    }

    /** All events of a batch, in a fixed order. */
    static List<EventProbability> of(OutcomeTable table, ScenarioWeights weights, double confidence) {
        EventProbabilities events = new EventProbabilities(table, weights, confidence);
        for (double fall : FALLS) {
            BigDecimal percent = BigDecimal.valueOf(fall).movePointRight(2).stripTrailingZeros();
            String depth = percent.toPlainString();
            events.count(
                    "fallDeeperThan" + depth + "Percent",
                    "the price falls by more than " + depth + " %",
                    Metric.MAX_DROP,
                    value -> value > fall);
        }
        events.count(
                "capitulation",
                "the capitulation index reaches " + CAPITULATION,
                Metric.CAPITULATION_INDEX,
                value -> value >= CAPITULATION);
        events.count(
                "autoDeleveraging",
                "some venue uses auto-deleveraging",
                Metric.AUTO_DELEVERAGED_NOTIONAL,
                value -> value > 0);
        events.countFundExhausted();
        events.count("badDebt", "some loss is paid by nobody", Metric.BAD_DEBT, value -> value > 0);
        events.count("venueInsolvent", "some venue is insolvent", Metric.SOLVENCY_SHORTFALL, value -> value > 0);
        return List.copyOf(events.events);
    }

    private void count(String key, String definition, Metric metric, DoublePredicate happens) {
        if (table.layout().metrics().contains(metric)) {
            OutcomeColumn column = table.column(table.layout().column(metric));
            add(key, definition, new Tally(column.rows()).with(column, happens));
        }
    }

    /** The lowest cash of a fund is exactly nothing when it is exhausted, so its draw is exactly 1. */
    private void countFundExhausted() {
        Tally tally = new Tally(table.scenarios());
        for (int venue = 0; venue < table.layout().venues().size(); venue++) {
            int column = table.layout().column(venue, VenueFigure.INSURANCE_FUND_DRAW);
            tally.with(table.column(column), draw -> draw >= 1);
        }
        add("fundExhausted", "some insurance fund is used up", tally);
    }

    private void add(String key, String definition, Tally tally) {
        int scenarios = tally.scenarios();
        if (scenarios > 0) {
            WeightedShare share = tally.share(weights, confidence);
            WilsonInterval interval = share.interval(confidence);
            events.add(
                    new EventProbability(key, definition, tally.happened(), scenarios, share.probability(), interval));
        }
    }

    /** In which scenarios an event could happen, and did. */
    private static final class Tally {
        private final boolean[] possible;
        private final boolean[] seen;

        Tally(int scenarios) {
            possible = new boolean[scenarios];
            seen = new boolean[scenarios];
        }

        Tally with(OutcomeColumn column, DoublePredicate happens) {
            for (int scenario = 0; scenario < seen.length; scenario++) {
                if (column.defined()[scenario]) {
                    possible[scenario] = true;
                    seen[scenario] |= happens.test(column.values()[scenario]);
                }
            }
            return this;
        }

        int scenarios() {
            return count(possible);
        }

        int happened() {
            return count(seen);
        }

        WeightedShare share(ScenarioWeights weights, double confidence) {
            return WeightedShare.of(weights, possible, seen, confidence);
        }

        private static int count(boolean[] flags) {
            int count = 0;
            for (boolean flag : flags) {
                count += flag ? 1 : 0;
            }
            return count;
        }
    }
}
