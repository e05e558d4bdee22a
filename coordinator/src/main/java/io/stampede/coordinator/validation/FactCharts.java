package io.stampede.coordinator.validation;

import io.stampede.coordinator.report.XyChart;
import io.stampede.coordinator.report.XyChart.Axis;
import io.stampede.coordinator.report.XyChart.Point;
import io.stampede.validation.FactSheet;
import io.stampede.validation.FactSheet.Cascades;
import io.stampede.validation.MetaorderImpact;
import io.stampede.validation.MetaorderImpact.Metaorder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The drawings of the stylised facts. */
final class FactCharts {
    private static final int LAGS = 60;
    private static final int TAIL_POINTS = 60;
    private static final double LEAST_RETURN = 1e-4;

    private final FactSheet facts;

    FactCharts(FactSheet facts) {
        this.facts = facts;
    }

    /** How often a return is at least so large, for three leverages. */
    String tails() {
        List<List<Point>> curves = new ArrayList<>();
        double highest = LEAST_RETURN * 10;
        double least = 1;
        for (double leverage : new double[] {0, 1, 2}) {
            List<Point> curve = exceedance(facts.magnitudes(leverage));
            curves.add(curve);
            for (Point point : curve) {
                highest = Math.max(highest, point.x());
                least = Math.min(least, point.y());
            }
        }
        XyChart chart = new XyChart(
                "validation-tails",
                "Tails of one-minute returns",
                "Share of absolute one-minute returns of the calm market that are at least so large, at leverage times"
                        + " 0, 1 and 2; both axes are logarithmic. The tail grows heavier with leverage.",
                new Axis("absolute one-minute return", LEAST_RETURN, highest, true, true),
                new Axis("share of minutes at least so large", least, 1, true, true));
        return chart.line("first", "leverage × 0", curves.get(0))
                .line("second", "default leverage", curves.get(1))
                .line("third", "leverage × 2", curves.get(2))
                .end();
    }

    private static List<Point> exceedance(double[] magnitudes) {
        double[] sorted = magnitudes.clone();
        Arrays.sort(sorted);
        List<Point> points = new ArrayList<>();
        int last = 0;
        for (int point = 0; point <= TAIL_POINTS; point++) {
            double share = StrictMath.pow(sorted.length, -point / (double) TAIL_POINTS);
            int rank = Math.max(1, (int) Math.round(share * sorted.length));
            double value = sorted[sorted.length - rank];
            if (rank != last && value >= LEAST_RETURN) {
                points.add(new Point(value, rank / (double) sorted.length));
            }
            last = rank;
        }
        return points;
    }

    /** How long volatility is remembered. */
    String clustering() {
        double[] correlations = facts.clustering(LAGS);
        List<Point> points = new ArrayList<>();
        double highest = 0.1;
        double lowest = 0;
        for (int lag = 1; lag <= LAGS; lag++) {
            double correlation = Double.isNaN(correlations[lag - 1]) ? 0 : correlations[lag - 1];
            points.add(new Point(lag, correlation));
            highest = Math.max(highest, correlation);
            lowest = Math.min(lowest, correlation);
        }
        return new XyChart(
                        "validation-clustering",
                        "Volatility clustering",
                        "Autocorrelation of absolute one-minute returns of the calm market, by lag in minutes.",
                        new Axis("lag, minutes", 0, LAGS, false, false),
                        new Axis("autocorrelation of absolute returns", lowest, highest, false, false))
                .line("second", "", points)
                .dots("second", points)
                .end();
    }

    /** How the market goes from shrugging a shock off to multiplying it. */
    String transition() {
        List<Cascades> cascades = facts.cascades();
        List<Point> shares = new ArrayList<>();
        List<Point> lower = new ArrayList<>();
        List<Point> upper = new ArrayList<>();
        for (Cascades each : cascades) {
            shares.add(new Point(each.leverage(), each.share()));
            lower.add(new Point(each.leverage(), each.interval().lower()));
            upper.add(new Point(each.leverage(), each.interval().upper()));
        }
        double highest = cascades.get(cascades.size() - 1).leverage();
        return new XyChart(
                        "validation-transition",
                        "Phase transition",
                        "Share of scenarios in which a shock of 5 % becomes a fall of more than twice that, by multiple"
                                + " of the default leverage, with its 95 % confidence interval.",
                        new Axis("multiple of the default leverage", 0, highest, false, false),
                        new Axis("scenarios whose fall is above twice the shock", 0, 1, false, true))
                .band(lower, upper)
                .line("third", "", shares)
                .dots("third", shares)
                .end();
    }

    /** How impact grows with size. */
    String impact() {
        MetaorderImpact metaorders = facts.metaorders();
        List<Point> sameTime = points(metaorders.overFiveMinutes());
        List<Point> sameSpeed = points(metaorders.atOneSpeed());
        Point last = sameTime.get(sameTime.size() - 1);
        Point first = sameTime.get(0);
        Point square = new Point(last.x(), first.y() * Math.sqrt(last.x() / first.x()));
        return new XyChart(
                        "validation-impact",
                        "Impact of large orders",
                        "Log return when the last slice of a large order is filled, by its size in multiples of the"
                                + " quantity that moves the price by 1 % at once; both axes are logarithmic. The"
                                + " square-root law is drawn beside it.",
                        new Axis("size over the one-percent depth", 0.05, 100, true, false),
                        new Axis("impact", 0.001, 0.2, true, true))
                .line("law", "square root", List.of(first, square))
                .line("second", "over five minutes", sameTime)
                .line("third", "at one speed", sameSpeed)
                .dots("second", sameTime)
                .dots("third", sameSpeed)
                .end();
    }

    private static List<Point> points(List<Metaorder> orders) {
        return orders.stream()
                .map(order -> new Point(order.size(), order.impact()))
                .toList();
    }
}
