package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.VenueFigure;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.CollateralSpecification;
import io.stampede.spec.Depeg;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.OracleMode;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The lesson of October 2025: a collateral that falls by 35 % in one venue's own book, and nowhere else, liquidates the
 * accounts of that venue if the venue reads its own book, and hardly any if it reads a composite. Nothing else happens
 * in this market: no volatility, no news, no fear.
 */
class CollateralOracleTest {
    private static final Lanes LANES = new Lanes(0, 16);

    private static Specification market(OracleMode mode) {
        Specification defaults = Specification.defaults();
        return defaults.withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(20)))
                .withAsset(defaults.asset().with("volatility", 0.0).with("jumpsPerDay", 0.0))
                .withSentiment(defaults.sentiment().with("enabled", false))
                .withPopulations(Stream.concat(
                                StressedCrowd.traders().stream(), Stream.of(MarketMakerPopulation.defaults("makers")))
                        .toList())
                .withVenues(defaults.venues().stream()
                        .map(venue ->
                                venue.with("mirrorTime", Optional.empty()).with("marginTiers", StressedCrowd.tiers()))
                        .toList())
                .withCollateral(List.of(CollateralSpecification.defaults("usde")
                        .with("userShare", 0.6)
                        .with("marginSharePpm", 900_000)
                        .with("oracle", mode)
                        .with("redemptionWeight", 0.8)))
                .withShocks(List.of(
                        new Depeg(Duration.ofMinutes(2), Duration.ofMinutes(10), "usde", List.of("gamma"), 0.35)));
    }

    /** Mean over scenarios of what a venue liquidates, over its open interest. */
    static double liquidated(OracleMode mode, int venue) {
        MarketModel model = new MarketModel(market(mode));
        OutcomeBlock block = BlockSimulator.simulate(model, LANES, 1);
        double[] values = block.columns()
                .get(model.layout().column(venue, VenueFigure.LIQUIDATED_NOTIONAL))
                .values();
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void theVenueThatReadsItsOwnBookLiquidatesAndTheOthersDoNot() {
        assertThat(liquidated(OracleMode.LOCAL_BOOK, 2)).isGreaterThan(0.02);
        assertThat(liquidated(OracleMode.LOCAL_BOOK, 0)).isZero();
        assertThat(liquidated(OracleMode.LOCAL_BOOK, 1)).isZero();
    }

    /** In an index to which the venue gives a fifth the collateral falls by 7 %; so it does with four fifths of par. */
    @Test
    void aCompositeAvoidsMostOfIt() {
        double own = liquidated(OracleMode.LOCAL_BOOK, 2);

        assertThat(liquidated(OracleMode.INDEX, 2)).isLessThan(0.1 * own);
        assertThat(liquidated(OracleMode.REDEMPTION_WEIGHTED, 2)).isLessThan(0.1 * own);
        assertThat(liquidated(OracleMode.FLOORED, 2)).isLessThan(0.5 * own);
    }

    public static void main(String[] arguments) {
        for (OracleMode mode : OracleMode.values()) {
            System.out.printf(
                    "%-20s %.4f %.4f %.4f%n", mode, liquidated(mode, 0), liquidated(mode, 1), liquidated(mode, 2));
        }
    }
}
