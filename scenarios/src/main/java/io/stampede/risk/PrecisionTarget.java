package io.stampede.risk;

import io.stampede.outcome.OutcomeTable;
import io.stampede.spec.Looks;
import io.stampede.spec.Precision;
import io.stampede.spec.Specification;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * When a batch has enough scenarios: at the first look at which the interval of one figure is tight enough.
 *
 * <p>Whoever looks again and again, and stops when an interval pleases, has it wrong more often than its confidence
 * says. Here each look's interval has the confidence {@code 1 − (1 − c)/K} for the K looks there may be, so that by
 * Bonferroni's inequality all K of them hold at once with the confidence c, and the one of the look that was the last
 * holds with c whatever made it the last.
 *
 * @param precision the figure, and how tight
 * @param looks when it is looked at
 * @param settings of the report, whose confidence c is the one that shall hold at any stop
 * @source Jennison and Turnbull, Group Sequential Methods, 2000, section 9 (repeated confidence intervals)
 */
public record PrecisionTarget(Precision precision, Looks looks, RiskSettings settings) {
    /** That of a specification, if it has one. */
    public static Optional<PrecisionTarget> of(Specification spec, RiskSettings settings) {
        return spec.sampling()
                .precision()
                .map(precision -> new PrecisionTarget(
                        precision, Looks.of(spec.scenarios(), spec.sampling().cluster()), settings));
    }

    /** Confidence of the interval at each look. */
    public double lookConfidence() {
        return 1 - (1 - settings.confidence()) / looks.size();
    }

    /** Looks at all scenarios of a table. */
    public PrecisionLook look(OutcomeTable first) {
        ScenarioWeights weights = ScenarioWeights.of(first, settings.design());
        LossSample sample =
                LossSample.of(precision.metric(), first.column(first.layout().column(precision.metric())), weights);
        if (!sample.counts()) {
            return new PrecisionLook(first.scenarios(), OptionalDouble.empty(), ConfidenceInterval.UNBOUNDED);
        }
        TailEstimate estimate = sample.valueOf(weights.arePlain() ? plain(sample) : weighted(new WeightedTail(sample)));
        return new PrecisionLook(first.scenarios(), OptionalDouble.of(estimate.value()), estimate.interval());
    }

    private TailEstimate plain(LossSample sample) {
        double level = precision.level();
        double confidence = lookConfidence();
        return switch (precision.measure()) {
            case MEAN ->
                new TailEstimate(
                        level,
                        sample.mean(),
                        ConfidenceInterval.ofMean(sample.mean(), sample.standardError(), confidence));
            case VALUE_AT_RISK -> ValueAtRisk.of(sample, level, confidence);
            case EXPECTED_SHORTFALL ->
                new ExpectedShortfall(new TailBootstrap())
                        .of(sample, ValueAtRisk.of(sample, level, confidence), confidence);
        };
    }

    private TailEstimate weighted(WeightedTail tail) {
        double level = precision.level();
        double confidence = lookConfidence();
        return switch (precision.measure()) {
            case MEAN -> new TailEstimate(level, tail.mean(), tail.meanInterval(confidence));
            case VALUE_AT_RISK -> tail.valueAtRisk(level, confidence);
            case EXPECTED_SHORTFALL -> tail.expectedShortfall(tail.valueAtRisk(level, confidence), confidence);
        };
    }

    /** Whether a look says that there are enough scenarios. */
    public boolean isReachedAt(PrecisionLook look) {
        return look.isWithin(precision.relativeHalfWidth());
    }
}
