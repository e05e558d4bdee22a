package io.stampede.risk;

import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.util.ArrayList;
import java.util.List;

/**
 * All that a batch says about the tail, computed exactly from every scenario in ascending number.
 *
 * <p>A pure function of the outcomes and the settings: the same bits on every machine. Memory is a few columns at a
 * time, some 40 MB at a million scenarios.
 *
 * @param scenarios number of scenarios
 * @param settings levels, confidence and how many worst scenarios
 * @param sampling how the scenarios were drawn, and what they are worth
 * @param measures one for each {@link Metric} of the batch, in its order
 * @param events probabilities of named events
 * @param attribution where the fall came from
 * @param causes how much of the attributed metrics the shock, panic and forced liquidation cause, if the batch was
 *     played in all worlds
 * @param contagion between venues
 * @param cohorts by population and leverage band, in the layout's order
 * @param selfExcitation whether liquidations bring on liquidations
 * @param convergence of the {@link #HEADLINES}
 */
public record TailRiskReport(
        int scenarios,
        RiskSettings settings,
        SamplingSummary sampling,
        List<RiskMeasure> measures,
        List<EventProbability> events,
        Attribution attribution,
        List<CausalSplit> causes,
        Contagion contagion,
        List<CohortSummary> cohorts,
        SelfExcitation selfExcitation,
        List<Convergence> convergence) {
    /** The metrics a reader looks at first. */
    public static final List<Metric> HEADLINES = Metric.headlines();

    public TailRiskReport {
        measures = List.copyOf(measures);
        events = List.copyOf(events);
        causes = List.copyOf(causes);
        cohorts = List.copyOf(cohorts);
        convergence = List.copyOf(convergence);
    }

    /**
     * Computes the report.
     *
     * @throws IllegalArgumentException if the table has no scenario, or weights that are none
     */
    public static TailRiskReport of(OutcomeTable table, RiskSettings settings) {
        if (table.scenarios() < 1) {
            throw new IllegalArgumentException("scenarios is " + table.scenarios() + ", below 1");
        }
        ScenarioWeights weights = ScenarioWeights.of(table, settings.design());
        TailBootstrap bootstrap = new TailBootstrap();
        List<RiskMeasure> measures = new ArrayList<>();
        List<Convergence> convergence = new ArrayList<>();
        for (Metric metric : table.layout().metrics()) {
            OutcomeColumn column = table.column(table.layout().column(metric));
            measures.add(RiskMeasure.of(LossSample.of(metric, column, weights), metric, settings, bootstrap));
            if (HEADLINES.contains(metric)) {
                convergence.add(Convergence.of(metric, column, weights, settings.levels()));
            }
        }
        TailScenarios all = TailScenarios.all(weights);
        TailScenarios tail = TailScenarios.worstDrops(table, weights);
        return new TailRiskReport(
                table.scenarios(),
                settings,
                SamplingSummary.of(settings.design(), weights),
                measures,
                EventProbabilities.of(table, weights, settings.confidence()),
                Attribution.of(table, all, tail),
                CausalSplit.of(table, settings, settings.design().cluster()),
                Contagion.of(table, all, settings.confidence()),
                CohortSummary.of(table, all, tail),
                weights.areEqual()
                        ? SelfExcitation.of(table.liquidations(), weights.cluster(), settings.confidence())
                        : SelfExcitation.refused("scenarios count differently"),
                convergence);
    }

    /** The metrics that tables show: the {@link #HEADLINES}, then those that come with a feature. */
    public List<Metric> shown() {
        List<Metric> shown = new ArrayList<>(HEADLINES);
        measures.stream()
                .map(RiskMeasure::metric)
                .filter(metric -> !metric.isCore())
                .forEach(shown::add);
        return List.copyOf(shown);
    }

    /**
     * The measure of a metric.
     *
     * @throws IllegalArgumentException if the batch does not have it
     */
    public RiskMeasure measure(Metric metric) {
        return measures.stream()
                .filter(measure -> measure.metric() == metric)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no measure of " + metric.key()));
    }
}
