package io.stampede.coordinator.report;

import io.stampede.outcome.CohortFigure;
import io.stampede.outcome.Counterfactual;
import io.stampede.outcome.FollowedLiquidations;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import io.stampede.outcome.StepCounts;
import io.stampede.outcome.VenueFigure;
import io.stampede.risk.RiskSettings;
import io.stampede.spec.ScenarioBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A table of made-up outcomes that looks like a market's: most scenarios fall a little, a few very much. Only sums and
 * products make it, so it is the same on every machine.
 */
final class SyntheticOutcomes implements OutcomeTable {
    static final Provenance PROVENANCE = new Provenance(
            "stampede run synthetic.yaml",
            "stampede replay synthetic.yaml",
            Instant.EPOCH,
            Duration.ofMillis(12_345),
            1,
            OptionalLong.of(0),
            "OpenJDK 17",
            "0.1.0");

    private final OutcomeLayout layout;
    private final List<OutcomeColumn> columns = new ArrayList<>();
    private final long[] digests;

    private SyntheticOutcomes(OutcomeLayout layout, int scenarios) {
        this.layout = layout;
        this.digests = new long[scenarios];
        for (int column = 0; column < layout.columns(); column++) {
            columns.add(OutcomeColumn.ofSize(scenarios));
        }
    }

    static SyntheticOutcomes of(int scenarios) {
        return of(scenarios, new OutcomeLayout(List.of("alpha", "beta"), List.of("longs", "shorts")));
    }

    static SyntheticOutcomes of(int scenarios, OutcomeLayout layout) {
        SyntheticOutcomes outcomes = new SyntheticOutcomes(layout, scenarios);
        SplittableRandom random = new SplittableRandom(42);
        for (int scenario = 0; scenario < scenarios; scenario++) {
            double u = (random.nextLong() >>> 11) * 0x1p-53;
            outcomes.digests[scenario] = random.nextLong();
            outcomes.fill(scenario, 0.01 / (1.03 - u), random);
            if (layout.isWeighted()) {
                outcomes.columns.get(layout.weightColumn()).set(scenario, 0.5 + u);
            }
        }
        return outcomes;
    }

    /** Scenarios that count from a half to one and a half, the worse the more. */
    static SyntheticOutcomes weighted(int scenarios) {
        return of(
                scenarios,
                new OutcomeLayout(Metric.core(), List.of("alpha", "beta"), List.of("longs", "shorts"), true));
    }

    /** The same, played in all worlds. */
    static SyntheticOutcomes attributed(int scenarios) {
        OutcomeLayout plain = of(1).layout();
        return of(scenarios, new OutcomeLayout(plain.metrics(), plain.venues(), plain.populations(), true, false));
    }

    static ReportSubject subject() {
        return new ReportSubject(
                "batch-1", "synthetic", new TreeMap<>(Map.of("desk", "risk")), 7, "ab".repeat(32), "1");
    }

    static Report report(int scenarios) {
        return Report.of(subject(), of(scenarios), RiskSettings.STANDARD, PROVENANCE)
                .withSpecification(ScenarioBatch.defaults("synthetic").with("scenarios=" + scenarios));
    }

    /** Changes one digest, as if one account of one scenario had ended otherwise. */
    SyntheticOutcomes withDigest(int scenario, long digest) {
        digests[scenario] = digest;
        return this;
    }

    private void fill(int scenario, double drop, SplittableRandom random) {
        boolean distressed = drop > 0.1;
        for (Metric metric : Metric.core()) {
            double noise = (random.nextLong() >>> 11) * 0x1p-53;
            double value = switch (metric) {
                case MAX_DROP, MAX_DRAWDOWN -> drop;
                case EXOGENOUS_DROP -> drop * 0.4 * noise;
                case FINAL_LOSS, MARKET_MAKER_LOSS -> drop * (noise - 0.5);
                case AUTO_DELEVERAGED_NOTIONAL, BAD_DEBT -> distressed ? drop * noise * 0.1 : 0;
                case TIME_TO_LOW, CAPITULATION_TIME -> Math.floor(noise * 2160) * 10;
                case LIQUIDATION_COUNT, NEWS_COUNT, AUTO_DELEVERAGED_ACCOUNTS -> Math.floor(drop * 1000 * noise);
                case PEAK_SYSTEM_LEVERAGE -> 4 + 10 * drop;
                default -> Math.min(1, drop * 2 * noise);
            };
            boolean absent = metric == Metric.TIME_TO_LOW && noise < 0.1;
            if (!absent) {
                columns.get(layout.column(metric)).set(scenario, value);
            }
        }
        fillWorlds(scenario, drop);
        fillVenues(scenario, drop, distressed);
        fillCohorts(scenario, drop);
    }

    /** Panic adds a tenth of the factual figure, liquidation four tenths, both together as much again as panic. */
    private void fillWorlds(int scenario, double drop) {
        for (Metric metric : layout.isAttributed() ? layout.attributed() : List.<Metric>of()) {
            double factual = columns.get(layout.column(metric)).values()[scenario];
            double[] left = {1, 0.8 - drop / 10, 0.5, 0.4};
            for (Counterfactual world : Counterfactual.values()) {
                columns.get(layout.column(world, metric)).set(scenario, factual * left[world.ordinal()]);
            }
        }
    }

    private void fillVenues(int scenario, double drop, boolean distressed) {
        for (int venue = 0; venue < layout.venues().size(); venue++) {
            columns.get(layout.column(venue, VenueFigure.MAX_DROP)).set(scenario, drop);
            columns.get(layout.column(venue, VenueFigure.LIQUIDATED_NOTIONAL)).set(scenario, drop / 2);
            columns.get(layout.column(venue, VenueFigure.INSURANCE_FUND_DRAW)).set(scenario, drop * (venue + 1));
            columns.get(layout.column(venue, VenueFigure.AUTO_DELEVERAGED_NOTIONAL))
                    .set(scenario, distressed ? 0.01 : 0);
            if (distressed || drop * (venue + 1) > VenueFigure.DISTRESS_FUND_DRAW) {
                columns.get(layout.column(venue, VenueFigure.FIRST_DISTRESS))
                        .set(scenario, 600 + 10.0 * (scenario * (venue + 1) % 4));
            }
            if (distressed && scenario % (venue + 2) == 0) {
                columns.get(layout.column(venue, VenueFigure.FIRST_AUTO_DELEVERAGING))
                        .set(scenario, 600 + 10.0 * venue);
            }
        }
    }

    private void fillCohorts(int scenario, double drop) {
        for (int cohort = 0; cohort < layout.cohorts(); cohort++) {
            columns.get(layout.column(cohort, CohortFigure.TRADERS)).set(scenario, cohort * 40);
            columns.get(layout.column(cohort, CohortFigure.LIQUIDATED)).set(scenario, Math.floor(cohort * 40 * drop));
            columns.get(layout.column(cohort, CohortFigure.PANICKED)).set(scenario, Math.floor(cohort * 20 * drop));
            columns.get(layout.column(cohort, CohortFigure.WIPED_OUT)).set(scenario, Math.floor(cohort * 10 * drop));
            if (cohort * 20 * drop >= 1) {
                columns.get(layout.column(cohort, CohortFigure.FIRST_SALE))
                        .set(scenario, Math.floor(60 / drop / cohort));
            }
            columns.get(layout.column(cohort, CohortFigure.INITIAL_EQUITY)).set(scenario, cohort * 1e6);
            columns.get(layout.column(cohort, CohortFigure.FINAL_EQUITY)).set(scenario, cohort * 1e6 * (1 - drop));
        }
    }

    @Override
    public int scenarios() {
        return digests.length;
    }

    @Override
    public OutcomeLayout layout() {
        return layout;
    }

    @Override
    public OutcomeColumn column(int columnIndex) {
        return columns.get(columnIndex);
    }

    @Override
    public FollowedLiquidations liquidations() {
        SplittableRandom random = new SplittableRandom(43);
        List<StepCounts> followed = new ArrayList<>();
        for (int scenario = 0; scenario < Math.min(scenarios(), 100); scenario++) {
            int[] counts = new int[200];
            for (int step = 1; step < counts.length; step++) {
                counts[step] = (random.nextInt(16) + 12 * Math.min(counts[step - 1], 2)) / 15;
            }
            followed.add(StepCounts.of(counts));
        }
        return new FollowedLiquidations(10, followed);
    }

    @Override
    public long[] digests() {
        return digests.clone();
    }
}
