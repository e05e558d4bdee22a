package io.stampede.coordinator.report;

import io.stampede.outcome.Metric;
import io.stampede.risk.PrecisionLook;
import io.stampede.risk.PrecisionOutcome;
import io.stampede.risk.PrecisionTarget;
import io.stampede.spec.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What came of the precision that was asked for, in sentences. */
final class PrecisionText {
    private static final int LOOKS_NAMED = 3;

    private final PrecisionOutcome outcome;
    private final PrecisionTarget target;
    private final Precision precision;

    PrecisionText(PrecisionOutcome outcome) {
        this.outcome = outcome;
        this.target = outcome.target();
        this.precision = target.precision();
    }

    /** The sentences, each short enough for a line of a terminal. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        sentences.add("Wanted: an interval of " + figure() + " within ±"
                + Figures.percent(precision.relativeHalfWidth()) + " % of the figure.");
        sentences.add("It was looked at after " + looks() + " scenarios, at most "
                + target.looks().most() + ".");
        sentences.addAll(ending());
        sentences.add("This interval holds with "
                + Figures.level(target.settings().confidence()) + " confidence wherever it stopped: that of each of "
                + target.looks().size() + " looks has " + Figures.fixed(100 * target.lookConfidence(), 2) + " %.");
        sentences.add("All other intervals are those of a number of scenarios fixed beforehand.");
        return List.copyOf(sentences);
    }

    private String looks() {
        String named = target.looks().counts().stream()
                .limit(LOOKS_NAMED)
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return target.looks().size() > LOOKS_NAMED ? named + ", …" : named;
    }

    private String figure() {
        String measure = switch (precision.measure()) {
            case MEAN -> "mean";
            case VALUE_AT_RISK -> "VaR " + Figures.level(precision.level());
            case EXPECTED_SHORTFALL -> "ES " + Figures.level(precision.level());
        };
        return measure + " of " + MetricLabel.of(precision.metric());
    }

    /** How it ended, and the figure. */
    List<String> ending() {
        if (outcome.looks().isEmpty()) {
            return List.of("It has not been looked at yet.");
        }
        PrecisionLook last = outcome.looks().get(outcome.looks().size() - 1);
        String most = outcome.isFinal() && !outcome.isReached() ? ", the most there may be." : ".";
        String ended = "The precision is " + (outcome.isReached() ? "" : "not ") + "reached at " + last.scenarios()
                + " scenarios" + most;
        return List.of(ended, shown(last));
    }

    private String shown(PrecisionLook look) {
        Metric metric = precision.metric();
        String unit = Figures.unit(metric).isEmpty() ? "" : " " + Figures.unit(metric);
        String relative = look.relativeHalfWidth().isPresent()
                ? ", ±" + Figures.percent(look.relativeHalfWidth()) + " % of it"
                : "";
        return figure() + ": " + Figures.of(metric, look.estimate()) + unit + " "
                + Figures.interval(metric, look.interval()) + relative + ".";
    }
}
