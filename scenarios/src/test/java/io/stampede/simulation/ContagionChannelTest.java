package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.VenueFigure;
import io.stampede.spec.ArbitragePopulation;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.MarkMethod;
import io.stampede.spec.MarketMakerPopulation;
import io.stampede.spec.News;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.Quantity;
import io.stampede.spec.Specification;
import io.stampede.spec.WhaleUnwind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A whale sells at one venue alone, in a market without volatility, news, value or momentum funds. How far the other
 * venues fall with it, by each channel alone.
 */
class ContagionChannelTest {
    private static final Lanes LANES = new Lanes(0, 8);

    private enum Channel {
        /** Market makers' quotes follow the other venues. */
        QUOTES,
        /** Arbitrageurs buy where the whale sells, and sell elsewhere. */
        ARBITRAGE,
        /** Positions are marked at the index of all venues. */
        INDEX,
        /** Traders everywhere see the index fall and the others panic. */
        SENTIMENT
    }

    private static Specification market(Set<Channel> channels) {
        Specification defaults = Specification.defaults();
        List<PopulationSpecification> populations = new ArrayList<>(StressedCrowd.traders());
        populations.add(MarketMakerPopulation.defaults("makers"));
        if (channels.contains(Channel.ARBITRAGE)) {
            populations.add(ArbitragePopulation.defaults("arbitrageurs").with("participation", 0.5));
        }
        MarkMethod method = channels.contains(Channel.INDEX) ? MarkMethod.INDEX : MarkMethod.LAST;
        return defaults.withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(40)))
                .withAsset(defaults.asset()
                        .with("volatilityOfVolatility", 0.0)
                        .with("jumpsPerDay", 0.0)
                        .with("volatility", 1e-4))
                .withSentiment(defaults.sentiment()
                        .with("enabled", channels.contains(Channel.SENTIMENT))
                        .with("adverseMoveThreshold", 20.0)
                        .with("news", new News(0, 0, Duration.ofMinutes(10), 0)))
                .withPopulations(populations)
                .withVenues(defaults.venues().stream()
                        .map(venue -> venue.with("markMethod", method)
                                .with("depthVolatilityExponent", 0.0)
                                .with(
                                        "mirrorTime",
                                        channels.contains(Channel.QUOTES) ? venue.mirrorTime() : Optional.empty()))
                        .toList())
                .withShocks(List.of(new WhaleUnwind(
                        Quantity.of(Duration.ofMinutes(2)),
                        Quantity.of(Duration.ofMinutes(10)),
                        "alpha",
                        Quantity.of(0.4))));
    }

    /** Mean over scenarios of the fall at a venue. */
    private static double fall(Set<Channel> channels, int venue) {
        MarketModel model = new MarketModel(market(channels));
        OutcomeBlock block = BlockSimulator.simulate(model, LANES, 1);
        double[] values = block.columns()
                .get(model.layout().column(venue, VenueFigure.MAX_DROP))
                .values();
        return Arrays.stream(values).average().orElseThrow();
    }

    @Test
    void withoutChannelsTheOthersDoNotMove() {
        assertThat(fall(EnumSet.noneOf(Channel.class), 0)).isGreaterThan(0.03);
        assertThat(fall(EnumSet.noneOf(Channel.class), 1)).isLessThan(0.001);
        assertThat(fall(EnumSet.noneOf(Channel.class), 2)).isLessThan(0.001);
    }

    /**
     * The index moves little: it takes a venue for no more than 3 % below the median, and here half of it is one
     * venue.
     */
    @Test
    void eachChannelAloneCarriesTheFall() {
        for (Channel channel : Channel.values()) {
            double least = channel == Channel.INDEX ? 1e-4 : 0.01;
            assertThat(fall(EnumSet.of(channel), 1)).as(channel.name()).isGreaterThan(least);
        }
    }

    public static void main(String[] arguments) {
        List<Set<Channel>> cases = new ArrayList<>(List.of(EnumSet.noneOf(Channel.class)));
        Arrays.stream(Channel.values()).map(EnumSet::of).forEach(cases::add);
        cases.add(EnumSet.allOf(Channel.class));
        for (Set<Channel> channels : cases) {
            System.out.printf(
                    "%-50s %.4f %.4f %.4f%n", channels, fall(channels, 0), fall(channels, 1), fall(channels, 2));
        }
    }
}
