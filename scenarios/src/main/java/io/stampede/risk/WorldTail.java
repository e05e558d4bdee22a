package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import io.stampede.risk.CausalShares.Part;
import io.stampede.risk.WorldTails.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Value at risk and expected shortfall at one level by world, and the intervals of what the worlds' figures differ by.
 *
 * <p>As for the differences of two batches ({@link PairedTail}), only of four worlds and of groups of scenarios: the
 * intervals of values at risk are those of the percentile bootstrap over groups; the shares of a shortfall are means of
 * weighted sums of excesses, with the standard error of these sums over the groups, normal intervals where more than
 * {@value ExpectedShortfall#ASYMPTOTIC_TAIL} groups are beyond the value at risk and the studentised bootstrap's where
 * fewer are. Where the scenarios are too few to bound the value at risk itself, they do not bound its shares either;
 * nor do fewer than six groups that differ bound those of the shortfall, nor a tail in which nothing is worse than the
 * value at risk: what never happened may have any cause.
 *
 * @source bootstrap of groups: Davison and Hinkley, Bootstrap Methods and their Application, 1997, section 3.8;
 *     shortfall: Rockafellar and Uryasev, Journal of Banking and Finance 26, 2002
 */
final class WorldTail {
    private final WorldSample sample;
    private final double level;
    private final WorldTails tails;
    private final Draw measured;

    WorldTail(WorldSample sample, double level) {
        this.sample = sample;
        this.level = level;
        tails = new WorldTails(sample, level);
        int[] once = new int[tails.groups()];
        Arrays.fill(once, 1);
        measured = tails.measure(once, once.length);
    }

    CausalSplit.LevelShares shares(double confidence) {
        List<ConfidenceInterval> values = new ArrayList<>();
        List<ConfidenceInterval> shortfalls = new ArrayList<>();
        boolean isBounded = isBounded(confidence);
        boolean hasTail = tails.effectiveGroups(measured) > 0;
        Replicates replicates = isBounded ? replicates() : new Replicates(new double[0][], new double[0][]);
        for (Part part : Part.values()) {
            if (part.isNone(sample)) {
                values.add(ConfidenceInterval.of(0.0, 0.0));
                shortfalls.add(hasTail ? ConfidenceInterval.of(0.0, 0.0) : ConfidenceInterval.UNBOUNDED);
            } else if (!isBounded) {
                values.add(ConfidenceInterval.UNBOUNDED);
                shortfalls.add(ConfidenceInterval.UNBOUNDED);
            } else {
                values.add(valueAtRisk(part, replicates.values()[part.ordinal()], confidence));
                shortfalls.add(shortfall(part, replicates.ratios()[part.ordinal()], confidence));
            }
        }
        return new CausalSplit.LevelShares(
                level,
                CausalShares.of(measured.valuesAtRisk(), values),
                CausalShares.of(measured.shortfalls(), shortfalls));
    }

    /** Whether the scenarios bound the factual value at risk; of weighted ones and groups, if enough are beyond it. */
    private boolean isBounded(double confidence) {
        double groups = tails.effectiveGroups(measured);
        if (!sample.isUnweighted()) {
            return groups >= TailSupport.LEAST_WEIGHTED && sample.isTold();
        }
        if (sample.groupCount() < sample.size() && groups < TailSupport.LEAST_EQUAL) {
            return false;
        }
        QuantileRanks ranks = QuantileRanks.of(sample.size(), level, confidence);
        return ranks.lower().isPresent() && ranks.upper().isPresent();
    }

    private boolean isAsymptotic() {
        return tails.effectiveGroups(measured) > ExpectedShortfall.ASYMPTOTIC_TAIL;
    }

    private ConfidenceInterval valueAtRisk(Part part, double[] replicates, double confidence) {
        ConfidenceInterval interval = PairedBootstrap.middle(replicates, confidence);
        double lower = interval.lower().orElse(Double.NEGATIVE_INFINITY);
        boolean hasWidth = interval.upper().orElse(Double.POSITIVE_INFINITY) - lower > sample.rounding();
        return hasWidth ? interval : apart(part, confidence);
    }

    /** From the worlds' intervals apart: where no scenario near the level differs, the pairs say nothing more. */
    private ConfidenceInterval apart(Part part, double confidence) {
        if (!sample.isUnweighted()) {
            return ConfidenceInterval.UNBOUNDED;
        }
        double lower = 0;
        double upper = 0;
        for (int world = 0; world < sample.losses().size(); world++) {
            ConfidenceInterval own = ValueAtRisk.of(sample.losses().get(world), level, confidence)
                    .interval();
            double factor = part.factor(world);
            double low = factor * own.lower().orElseThrow();
            double high = factor * own.upper().orElseThrow();
            lower += Math.min(low, high);
            upper += Math.max(low, high);
        }
        return ConfidenceInterval.of(lower, upper);
    }

    private ConfidenceInterval shortfall(Part part, double[] ratios, double confidence) {
        if (!PairedBootstrap.isEnough(measured.differing(part, sample.rounding()), confidence)) {
            return ConfidenceInterval.UNBOUNDED;
        }
        double value = part.of(measured.shortfalls());
        double error = measured.error(part);
        if (isAsymptotic()) {
            double reach = NormalDistribution.quantile((1 + confidence) / 2) * error;
            return ConfidenceInterval.of(value - reach, value + reach);
        }
        return PairedBootstrap.studentised(value, error, ratios, confidence).interval();
    }

    /** What each bootstrap sample has, by part: the share of value at risk, and the ratio of that of shortfall. */
    private record Replicates(double[][] values, double[][] ratios) {}

    private Replicates replicates() {
        int parts = Part.values().length;
        Replicates replicates = new Replicates(
                new double[parts][PairedBootstrap.REPLICATES], new double[parts][PairedBootstrap.REPLICATES]);
        PairedBootstrap bootstrap = new PairedBootstrap(sample.groupCount(), tails.groups());
        int[] times = new int[tails.groups()];
        boolean isStudentised = !isAsymptotic();
        double rounding = sample.rounding();
        for (int replicate = 0; replicate < PairedBootstrap.REPLICATES; replicate++) {
            int draws = bootstrap.draw(replicate, times);
            double[] drawn = isStudentised ? new double[0] : tails.valuesAtRisk(times);
            Draw draw = isStudentised ? tails.measure(times, draws) : measured;
            for (Part part : Part.values()) {
                int place = part.ordinal();
                replicates.values()[place][replicate] = part.of(isStudentised ? draw.valuesAtRisk() : drawn);
                double difference = part.of(draw.shortfalls()) - part.of(measured.shortfalls());
                replicates.ratios()[place][replicate] =
                        PairedBootstrap.ratio(difference, isStudentised ? draw.error(part) : 0, rounding);
            }
        }
        return replicates;
    }
}
