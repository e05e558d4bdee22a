package io.stampede.risk;

import io.stampede.outcome.CohortFigure;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import java.util.ArrayList;
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
     * @param equityLossRatio equity lost from start to end, over that at the start; absent if there was none
     */
    public record CohortMeans(
            double traders,
            OptionalDouble liquidatedShare,
            OptionalDouble panickedShare,
            OptionalDouble equityLossRatio) {}

    static List<CohortSummary> of(OutcomeTable table, TailScenarios tail) {
        OutcomeLayout layout = table.layout();
        List<Integer> bands = OutcomeLayout.LEVERAGE_BANDS;
        TailScenarios all = TailScenarios.all(table.scenarios());
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
                    means(columns, all),
                    means(columns, tail)));
        }
        return List.copyOf(cohorts);
    }

    private static CohortMeans means(Map<CohortFigure, OutcomeColumn> columns, TailScenarios scenarios) {
        double traders = sum(columns, CohortFigure.TRADERS, scenarios);
        double equity = sum(columns, CohortFigure.INITIAL_EQUITY, scenarios);
        return new CohortMeans(
                traders / scenarios.count(),
                ratio(sum(columns, CohortFigure.LIQUIDATED, scenarios), traders),
                ratio(sum(columns, CohortFigure.PANICKED, scenarios), traders),
                ratio(equity - sum(columns, CohortFigure.FINAL_EQUITY, scenarios), equity));
    }

    private static double sum(Map<CohortFigure, OutcomeColumn> columns, CohortFigure figure, TailScenarios scenarios) {
        OutcomeColumn column = columns.get(figure);
        if (column == null) {
            throw new IllegalStateException("no column for " + figure);
        }
        return scenarios.sum(column);
    }

    private static OptionalDouble ratio(double part, double whole) {
        return whole > 0 ? OptionalDouble.of(part / whole + 0.0) : OptionalDouble.empty();
    }
}
