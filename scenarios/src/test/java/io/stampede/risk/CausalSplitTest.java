package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CausalSplitTest {
    private static final CausalShare NONE = new CausalShare(0.0, ConfidenceInterval.of(0.0, 0.0));

    /** Losses of every size, so that rounding would show. */
    @Test
    void sharesAddUpToTheTotalBitForBitInAnyOrder() {
        Random random = new Random(7);
        for (int repeat = 0; repeat < 2000; repeat++) {
            double[] figures = random.doubles(4)
                    .map(uniform -> Math.scalb(uniform - 0.5, random.nextInt(60) - 30))
                    .toArray();
            CausalShares shares =
                    CausalShares.of(figures, java.util.Collections.nCopies(4, ConfidenceInterval.UNBOUNDED));
            double shock = shares.shock().value();
            double panic = shares.panic().value();
            double liquidation = shares.liquidation().value();

            assertThat(shock + panic + liquidation).isEqualTo(shares.total());
            assertThat(panic + liquidation + shock).isEqualTo(shares.total());
            assertThat(shock + (panic + liquidation)).isEqualTo(shares.total());
            assertThat(shares.total()).isCloseTo(figures[0], within(1e-14 * largest(figures)));
        }
    }

    private static double largest(double[] figures) {
        return Arrays.stream(figures).map(Math::abs).max().orElseThrow();
    }

    @Test
    void totalsAreTheReportsFigures() {
        Worlds worlds = Worlds.normal(1, 2000, 0.1);
        CausalSplit split = worlds.split();

        assertThat(split.scenarios()).isEqualTo(2000);
        assertThat(split.levels().stream().map(CausalSplit.LevelShares::level)).containsExactly(0.95, 0.99, 0.999);
        assertThat(split.mean().total())
                .isCloseTo(LossSample.ofLosses(worlds.factual()).mean(), within(1e-13));
        for (CausalSplit.LevelShares level : split.levels()) {
            assertThat(level.valueAtRisk().total())
                    .isCloseTo(
                            Samples.valueAtRisk(worlds.factual(), level.level()).value(), within(1e-13));
            assertThat(level.expectedShortfall().total())
                    .isCloseTo(
                            Samples.expectedShortfall(worlds.factual(), level.level())
                                    .value(),
                            within(1e-13));
        }
    }

    /** Constants are added, so every figure moves by them: by 1 with panic, 2 with liquidation, ½ more with both. */
    @Test
    void findsKnownCauses() {
        double[] shock = Samples.normal(3, 500);
        Worlds worlds = new Worlds(plus(shock, 3.5), plus(shock, 2), plus(shock, 1), shock);

        for (CausalShares shares : Worlds.figures(worlds.split())) {
            assertThat(shares.panic().value()).isCloseTo(1.25, within(1e-12));
            assertThat(shares.liquidation().value()).isCloseTo(2.25, within(1e-12));
            assertThat(shares.interaction().value()).isCloseTo(0.5, within(1e-12));
        }
    }

    private static double[] plus(double[] losses, double shift) {
        return Arrays.stream(losses).map(loss -> loss + shift).toArray();
    }

    @Test
    void whatChangesNoScenarioHasNoShareWithoutError() {
        Worlds both = Worlds.normal(4, 1000, 0);
        Worlds calm = new Worlds(both.withoutPanic(), both.withoutPanic(), both.shockAlone(), both.shockAlone());
        for (CausalShares shares : Worlds.figures(calm.split())) {
            assertThat(shares.panic()).isEqualTo(NONE);
            assertThat(shares.interaction()).isEqualTo(NONE);
            assertThat(shares.shock().value() + shares.liquidation().value()).isEqualTo(shares.total());
            assertThat(shares.liquidation().value()).isNotZero();
        }
        Worlds patient =
                new Worlds(both.withoutLiquidation(), both.shockAlone(), both.withoutLiquidation(), both.shockAlone());
        for (CausalShares shares : Worlds.figures(patient.split())) {
            assertThat(shares.liquidation()).isEqualTo(NONE);
            assertThat(shares.panic().value()).isNotZero();
        }
    }

    @Test
    void aWeightOfTwoIsTheScenarioTwice() {
        Worlds worlds = Worlds.normal(5, 800, 0.2);
        double[] weights = new double[800];
        Arrays.setAll(weights, index -> (index % 3 == 0 ? 2.0 : 1.0) * 800 / 1067); // 1 on average

        List<CausalShares> weighted = Worlds.figures(worlds.split(1, weights));
        List<CausalShares> twice = Worlds.figures(worlds.repeated(2, 1, 1).split());

        for (int figure = 0; figure < weighted.size(); figure++) {
            for (int world = 0; world < 4; world++) {
                assertThat(weighted.get(figure).worlds().get(world))
                        .isCloseTo(twice.get(figure).worlds().get(world), within(1e-12));
            }
        }
    }

    @Test
    void weightedTotalsAreTheReportsFigures() {
        Worlds worlds = Worlds.normal(8, 1000, 0.1);
        double[] weights = new Random(3).doubles(1000, 0.2, 1.8).toArray();
        WeightedTail tail = new WeightedTail(LossSample.ofLosses(ScenarioWeights.of(weights, 1), worlds.factual()));
        CausalSplit split = worlds.split(1, weights);

        assertThat(split.mean().total()).isCloseTo(tail.mean(), within(1e-13));
        for (CausalSplit.LevelShares level : split.levels()) {
            assertThat(level.valueAtRisk().total()).isCloseTo(tail.valueAtRisk(level.level()), within(1e-13));
            assertThat(level.expectedShortfall().total())
                    .isCloseTo(tail.expectedShortfall(level.level()), within(1e-13));
        }
    }

    /** The rest of the weight is that of one scenario, whatever a hundred in the tail say. */
    @Test
    void weightsThatCollapseBoundNoShare() {
        Worlds worlds = Worlds.normal(9, 1000, 0.1);
        double[] weights = new double[1000];
        Arrays.setAll(weights, index -> worlds.factual()[index] > 2.3 ? 0.5 : 0.001);
        weights[0] = 900;
        CausalSplit split = worlds.split(1, weights);

        for (CausalShares shares : Worlds.figures(split)) {
            assertThat(shares.panic().interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
        }
    }

    /** Pairs of equal scenarios say no more than one of each: half the sample, √2 the width. */
    @Test
    void scenariosOfOneGroupCountOnce() {
        Worlds once = Worlds.normal(6, 12_000, 0.1);
        CausalSplit alone = once.split();
        CausalSplit pairs = once.repeated(2).split(2, new double[0]);
        CausalSplit unaware = once.repeated(2).split();

        assertThat(width(pairs.mean().panic())).isCloseTo(width(alone.mean().panic()), within(1e-12));
        CausalShare shortfall = alone.levels().get(0).expectedShortfall().panic();
        assertThat(width(pairs.levels().get(0).expectedShortfall().panic())).isCloseTo(width(shortfall), within(1e-9));
        assertThat(width(unaware.levels().get(0).expectedShortfall().panic()))
                .isCloseTo(width(shortfall) / Math.sqrt(2), within(0.01 * width(shortfall)));
        CausalShare valueAtRisk = alone.levels().get(0).valueAtRisk().panic();
        assertThat(width(pairs.levels().get(0).valueAtRisk().panic()))
                .isCloseTo(width(valueAtRisk), within(0.2 * width(valueAtRisk)));
    }

    private static double width(CausalShare share) {
        return Pairs.width(share.interval());
    }

    @Test
    void fewScenariosBoundNoShareOfTheFarTail() {
        CausalSplit split = Worlds.normal(7, 200, 0).split();

        assertThat(split.levels().get(2).expectedShortfall().panic().interval())
                .isEqualTo(ConfidenceInterval.UNBOUNDED);
        assertThat(split.levels().get(2).valueAtRisk().panic().interval()).isEqualTo(ConfidenceInterval.UNBOUNDED);
    }
}
