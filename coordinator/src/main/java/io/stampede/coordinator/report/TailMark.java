package io.stampede.coordinator.report;

import io.stampede.risk.LossDistribution;
import io.stampede.risk.TailEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A value at risk or an expected shortfall to be marked in a drawing.
 *
 * @param name with its level
 * @param value of the metric
 * @param cssClass how it is drawn
 */
record TailMark(String name, double value, String cssClass) {
    /** More would hide the drawing: the highest levels are marked. */
    static final int LEVELS_MARKED = 3;

    /** Those of a distribution in ascending order; two of one value make one mark. */
    static List<TailMark> of(LossDistribution distribution) {
        List<TailMark> marks = new ArrayList<>();
        add(marks, "VaR ", distribution.valueAtRisk(), "var");
        add(marks, "ES ", distribution.expectedShortfall(), "es");
        marks.sort(Comparator.comparingDouble(TailMark::value));
        for (int mark = marks.size() - 1; mark > 0; mark--) {
            TailMark here = marks.get(mark);
            TailMark before = marks.get(mark - 1);
            if (here.value() == before.value()) {
                marks.set(mark - 1, new TailMark(before.name() + ", " + here.name(), here.value(), before.cssClass()));
                marks.remove(mark);
            }
        }
        return List.copyOf(marks);
    }

    private static void add(List<TailMark> marks, String kind, List<TailEstimate> estimates, String cssClass) {
        for (TailEstimate estimate :
                estimates.subList(Math.max(0, estimates.size() - LEVELS_MARKED), estimates.size())) {
            marks.add(new TailMark(kind + Figures.level(estimate.level()), estimate.value(), cssClass));
        }
    }
}
