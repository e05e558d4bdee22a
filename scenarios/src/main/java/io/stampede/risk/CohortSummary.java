package io.stampede.risk;

import io.stampede.outcome.CohortFigure;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What happened to the traders of one population and leverage band.
 *
 * @param population its name
 * @param leverageFrom lower bound of the band at the start, inclusive
 * @param leverageTo upper bound, exclusive; absent for the last band
 * @param overall over all scenarios
 * @param tail over the worst scenarios by largest drop
 */
public record CohortSummary(
        String population, int leverageFrom, OptionalInt leverageTo, CohortMeans overall, CohortMeans tail) {
    /**
     * Pooled over scenarios: a scenario with more such traders, or more of their equity, weighs more.
     *
     * @param traders mean number of traders in the cohort
     * @param liquidatedShare traders liquidated at least once, over all; absent if the cohort is always empty
     * @param panickedShare traders that panicked at least once, over all; absent if the cohort is always empty
     * @param wipedOutShare traders whom a liquidation or bankruptcy left with nothing of their position at least once,
     *     over all; absent if the cohort is always empty
     * @param soldFirstShare scenarios in which no other cohort's first liquidation or panic came in an earlier step,
     *     over those in which anybody was liquidated or panicked; absent if nobody ever was
     * @param meanFirstSale mean time of the first liquidation or panic, seconds, where there was one
     * @param equityLossRatio equity lost from start to end, over that at the start; absent if there was none
     */
    public record CohortMeans(
            double traders,
            OptionalDouble liquidatedShare,
            OptionalDouble panickedShare,
            OptionalDouble wipedOutShare,
            OptionalDouble soldFirstShare,
            OptionalDouble meanFirstSale,
            OptionalDouble equityLossRatio) {}

    static List<CohortSummary> of(OutcomeTable table, TailScenarios all, TailScenarios tail) {
        OutcomeLayout layout = table.layout();
        List<Integer> bands = OutcomeLayout.LEVERAGE_BANDS;
        float[] firstSale = earliestSale(table);
        List<CohortSummary> cohorts = new ArrayList<>();
        for (int cohort = 0; cohort < layout.cohorts(); cohort++) {
            Map<CohortFigure, OutcomeColumn> columns = new EnumMap<>(CohortFigure.class);
            for (CohortFigure figure : CohortFigure.values()) {
                columns.put(figure, table.column(layout.column(cohort, figure)));
            }
            int band = cohort % bands.size();
            cohorts.add(new CohortSummary(
                    layout.populations().get(cohort / bands.size()),
                    bands.get(band),
                    band + 1 < bands.size() ? OptionalInt.of(bands.get(band + 1)) : OptionalInt.empty(),
                    means(columns, firstSale, all),
                    means(columns, firstSale, tail)));
        }
        return List.copyOf(cohorts);
    }

    private static CohortMeans means(
            Map<CohortFigure, OutcomeColumn> columns, float[] firstSale, TailScenarios scenarios) {
        OutcomeColumn sales = column(columns, CohortFigure.FIRST_SALE);
        double traders = sum(columns, CohortFigure.TRADERS, scenarios);
        double equity = sum(columns, CohortFigure.INITIAL_EQUITY, scenarios);
        return new CohortMeans(
                traders / scenarios.weight(),
                ratio(sum(columns, CohortFigure.LIQUIDATED, scenarios), traders),
                ratio(sum(columns, CohortFigure.PANICKED, scenarios), traders),
                ratio(sum(columns, CohortFigure.WIPED_OUT, scenarios), traders),
                soldFirst(sales, firstSale, scenarios),
                scenarios.mean(sales),
                ratio(equity - sum(columns, CohortFigure.FINAL_EQUITY, scenarios), equity));
    }

    private static double sum(Map<CohortFigure, OutcomeColumn> columns, CohortFigure figure, TailScenarios scenarios) {
        return scenarios.sum(column(columns, figure));
    }

    private static OutcomeColumn column(Map<CohortFigure, OutcomeColumn> columns, CohortFigure figure) {
        OutcomeColumn column = columns.get(figure);
        if (column == null) {
            throw new IllegalStateException("no column for " + figure);
        }
        return column;
    }

    /** When anybody was first liquidated or first panicked in each scenario; infinite if nobody was. */
    private static float[] earliestSale(OutcomeTable table) {
        float[] earliest = new float[table.scenarios()];
        Arrays.fill(earliest, Float.POSITIVE_INFINITY);
        for (int cohort = 0; cohort < table.layout().cohorts(); cohort++) {
            OutcomeColumn sales = table.column(table.layout().column(cohort, CohortFigure.FIRST_SALE));
            for (int scenario = 0; scenario < earliest.length; scenario++) {
                if (sales.defined()[scenario]) {
                    earliest[scenario] = Math.min(earliest[scenario], (float) sales.values()[scenario]);
                }
            }
        }
        return earliest;
    }

    private static OptionalDouble soldFirst(OutcomeColumn sales, float[] earliest, TailScenarios scenarios) {
        CompensatedSum any = new CompensatedSum();
        CompensatedSum first = new CompensatedSum();
        for (int scenario : scenarios.numbers()) {
            double weight = scenarios.weights().of(scenario);
            boolean isFirst = sales.defined()[scenario] && (float) sales.values()[scenario] == earliest[scenario];
            any.add(earliest[scenario] < Float.POSITIVE_INFINITY ? weight : 0.0);
            first.add(isFirst ? weight : 0.0);
        }
        return ratio(first.value(), any.value());
    }

    private static OptionalDouble ratio(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole + 0.0) : OptionalDouble.empty();
    }
}
