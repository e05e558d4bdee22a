package io.stampede.outcome;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns the outcomes of a batch have, in order: its {@link Metric}s, then the {@link VenueFigure}s of each
 * venue, then the {@link CohortFigure}s of each cohort (leveraged population by leverage band at the start), then the
 * {@link #attributed()} metrics of each world but the factual one, then the weight of the scenario if they do not all
 * count the same.
 *
 * @param metrics the core ones, then those that come with a feature of the specification, in the enum's order
 * @param venues names, in the specification's order
 * @param populations names of the leveraged populations, in the specification's order
 * @param isAttributed whether scenarios were played in all {@link Counterfactual} worlds
 * @param isWeighted whether scenarios have weights
 */
public record OutcomeLayout(
        List<Metric> metrics, List<String> venues, List<String> populations, boolean isAttributed, boolean isWeighted) {
    /** Lower bounds of the leverage bands; a band reaches to the next bound, the last has no upper one. */
    public static final List<Integer> LEVERAGE_BANDS = List.of(0, 2, 5, 10, 20);

    private static final String WEIGHT = "weight";

    public OutcomeLayout {
        metrics = List.copyOf(metrics);
        venues = List.copyOf(venues);
        populations = List.copyOf(populations);
    }

    /** The layout of a batch that has the core metrics alone. */
    public OutcomeLayout(List<String> venues, List<String> populations) {
        this(Metric.core(), venues, populations);
    }

    /** A layout whose scenarios all count the same. */
    public OutcomeLayout(List<Metric> metrics, List<String> venues, List<String> populations) {
        this(metrics, venues, populations, false);
    }

    /** A layout whose scenarios were played in the factual world alone. */
    public OutcomeLayout(List<Metric> metrics, List<String> venues, List<String> populations, boolean isWeighted) {
        this(metrics, venues, populations, false, isWeighted);
    }

    /** Number of cohorts: populations × leverage bands. */
    public int cohorts() {
        return populations.size() * LEVERAGE_BANDS.size();
    }

    /** Number of columns. */
    public int columns() {
        return endOfWorlds() + (isWeighted ? 1 : 0);
    }

    private int endOfWorlds() {
        return endOfCohorts()
                + (isAttributed
                        ? (Counterfactual.values().length - 1) * attributed().size()
                        : 0);
    }

    /** The metrics that are told apart by their causes where scenarios are attributed, in order. */
    public List<Metric> attributed() {
        return metrics.stream().filter(Metric::isAttributable).toList();
    }

    private int endOfCohorts() {
        return metrics.size() + venues.size() * VenueFigure.values().length + cohorts() * CohortFigure.values().length;
    }

    /**
     * Column of the scenarios' weights: how many plain scenarios each stands for, 1 on average.
     *
     * @throws IllegalArgumentException if they all count the same
     */
    public int weightColumn() {
        if (!isWeighted) {
            throw new IllegalArgumentException("no column of weights");
        }
        return columns() - 1;
    }

    /**
     * Column of a metric.
     *
     * @throws IllegalArgumentException if the batch does not have it
     */
    public int column(Metric metric) {
        int column = metrics.indexOf(metric);
        if (column < 0) {
            throw new IllegalArgumentException("no column of " + metric.key());
        }
        return column;
    }

    /**
     * Column of a metric in a world.
     *
     * @throws IllegalArgumentException if the batch does not have it there
     */
    public int column(Counterfactual world, Metric metric) {
        if (world == Counterfactual.FACTUAL) {
            return column(metric);
        }
        int place = attributed().indexOf(metric);
        if (!isAttributed || place < 0) {
            throw new IllegalArgumentException("no column of " + world.key() + "." + metric.key());
        }
        return endOfCohorts() + (world.ordinal() - 1) * attributed().size() + place;
    }

    /** Whether a column tells of a world that is not the factual one. */
    public boolean isCounterfactual(int column) {
        return column >= endOfCohorts() && column < endOfWorlds();
    }

    /** Column of a venue's figure. */
    public int column(int venueIndex, VenueFigure figure) {
        return metrics.size() + venueIndex * VenueFigure.values().length + figure.ordinal();
    }

    /** Column of a cohort's figure; cohort index is population index × bands + band index. */
    public int column(int cohortIndex, CohortFigure figure) {
        return column(venues.size(), VenueFigure.MAX_DROP)
                + cohortIndex * CohortFigure.values().length
                + figure.ordinal();
    }

    /** Stable names of all columns, for tables of scenarios. */
    public List<String> names() {
        List<String> names = new ArrayList<>();
        for (Metric metric : metrics) {
            names.add(metric.key());
        }
        for (String venue : venues) {
            for (VenueFigure figure : VenueFigure.values()) {
                names.add("venue." + venue + "." + figure.key());
            }
        }
        for (String population : populations) {
            for (int band : LEVERAGE_BANDS) {
                for (CohortFigure figure : CohortFigure.values()) {
                    names.add("cohort." + population + "." + band + "x." + figure.key());
                }
            }
        }
        for (Counterfactual world : Counterfactual.values()) {
            for (Metric metric : isAttributed && world != Counterfactual.FACTUAL ? attributed() : List.<Metric>of()) {
                names.add(world.key() + "." + metric.key());
            }
        }
        if (isWeighted) {
            names.add(WEIGHT);
        }
        return List.copyOf(names);
    }
}
