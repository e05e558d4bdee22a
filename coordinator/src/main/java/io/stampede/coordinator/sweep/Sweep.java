package io.stampede.coordinator.sweep;

import io.stampede.coordinator.report.Report;
import io.stampede.outcome.Metric;
import io.stampede.risk.LossDistribution;
import io.stampede.risk.TailEstimate;
import java.util.List;
import java.util.Optional;

/**
 * What became of a specification at each point of a grid of one or two fields. All points have the same seed, so that
 * they differ by the fields alone (common random numbers).
 *
 * @param name of the specification
 * @param fields one or two
 * @param points the values of the first field in order, for each those of the second
 */
public record Sweep(String name, List<VariedField> fields, List<Point> points) {
    private static final double LEVEL = 0.99;

    public Sweep {
        fields = List.copyOf(fields);
        points = List.copyOf(points);
        int expected = fields.stream().mapToInt(field -> field.values().size()).reduce(1, Math::multiplyExact);
        if (points.size() != expected) {
            throw new IllegalArgumentException(points.size() + " points, not " + expected);
        }
    }

    /**
     * One point.
     *
     * @param values of the fields, in their order
     */
    public record Point(List<String> values, Report report) {
        public Point {
            values = List.copyOf(values);
        }

        Optional<LossDistribution> distribution(Metric metric) {
            return report.risk().measure(metric).distribution();
        }

        /** Expected shortfall at 99 %, or at the highest level below, or at the lowest there is. */
        Optional<TailEstimate> shortfall(Metric metric) {
            return distribution(metric).map(given -> at(given.expectedShortfall()));
        }

        /** Value at risk at the same level. */
        Optional<TailEstimate> valueAtRisk(Metric metric) {
            return distribution(metric).map(given -> at(given.valueAtRisk()));
        }

        private static TailEstimate at(List<TailEstimate> levels) {
            TailEstimate chosen = levels.get(0);
            for (TailEstimate level : levels) {
                chosen = level.level() <= LEVEL ? level : chosen;
            }
            return chosen;
        }
    }

    /** The point at the given places of the fields' values; the second is left out if there is one field. */
    Point point(int first, int second) {
        int width = fields.size() > 1 ? fields.get(1).values().size() : 1;
        return points.get(first * width + second);
    }

    /** The level of what is shown. */
    double level(Metric metric) {
        return points.stream()
                .flatMap(point -> point.shortfall(metric).stream())
                .findFirst()
                .map(TailEstimate::level)
                .orElse(LEVEL);
    }
}
