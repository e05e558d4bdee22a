package io.stampede.outcome;

import java.util.ArrayList;
import java.util.List;

/**
 * Which columns the outcomes of a batch have, in order: its {@link Metric}s, then the {@link VenueFigure}s of each
 * venue, then the {@link CohortFigure}s of each cohort (leveraged population by leverage band at the start), then the
 * weight of the scenario if they do not all count the same.
 *
 * @param metrics the core ones, then those that come with a feature of the specification, in the enum's order
 * @param venues names, in the specification's order
 * @param populations names of the leveraged populations, in the specification's order
 * @param isWeighted whether scenarios have weights
 */
public record OutcomeLayout(List<Metric> metrics, List<String> venues, List<String> populations, boolean isWeighted) {
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

    /** Number of cohorts: populations × leverage bands. */
    public int cohorts() {
        return populations.size() * LEVERAGE_BANDS.size();
    }

    /** Number of columns. */
    public int columns() {
        return endOfCohorts() + (isWeighted ? 1 : 0);
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
        if (isWeighted) {
            names.add(WEIGHT);
        }
        return List.copyOf(names);
    }
}
