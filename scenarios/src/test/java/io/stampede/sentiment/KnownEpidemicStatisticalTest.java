package io.stampede.sentiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.Lanes;
import io.stampede.spec.Network;
import io.stampede.spec.NetworkKind;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/**
 * How far panic spreads when it spreads like a disease, K9 of the model: one panic infects 1.8 others as long as all
 * are healthy.
 *
 * <p>A trader escapes {@code y} expected infections with probability {@code 1/(1 + y + y²/2 + y³/6)}, which stands for
 * {@code e^−y}. Over a whole epidemic that is {@code exp(−R0·z)} with {@code z} the share infected in the end, so that
 * {@code z = 1 − (1 − s)·exp(−R0·z)}, where {@code s} is the share infected at first.
 *
 * @source Kermack and McKendrick (1927), final size; Abbey (1952), Reed and Frost's chain binomial
 */
class KnownEpidemicStatisticalTest {
    private static final double REPRODUCTION = 1.8;
    private static final Network NETWORK = new Network(NetworkKind.RANDOM, 64, REPRODUCTION, OptionalLong.empty());

    /**
     * 20 of 4,000 at first: z = 0.7350 where everybody watches everybody. A specification admits 64 neighbours, so this
     * is a random graph: its traders escape with (1 − z·(1 − e^(−R0/64)))^64 instead of e^(−R0·z), which lowers z by
     * 0.0025; with what the escape probability exceeds e^−y by, 0.731. The mean of 128 lanes has a standard error of
     * 0.0012; a count that misses one neighbour in 64 is another 0.012 below and fails.
     */
    @Test
    void aFractionOf735In1000PanicsInTheEnd() {
        double[] sizes = new Epidemic(4_000, 20, NETWORK, 1, new Lanes(0, 128)).finalSizes();

        assertThat(Arrays.stream(sizes).average().orElseThrow()).isCloseTo(0.735, within(0.01));
    }

    /**
     * 64 traders with 64 slots watch each other, once: the mean size is that of the chain binomial, here 0.76098. The
     * standard error is 0.0015; a count that misses one of the 63 others is 0.016 below.
     */
    @Test
    void aCompleteGraphFollowsReedAndFrost() {
        int population = 64;
        int infectious = 6;
        int lanes = 4_096;
        double[] sizes = new Epidemic(population, infectious, NETWORK, 2, new Lanes(0, lanes)).finalSizes();

        ReedFrost chain = new ReedFrost(REPRODUCTION / (population - 1), population);
        double mean = chain.expectedSize(population - infectious, infectious) / population;
        double average = Arrays.stream(sizes).average().orElseThrow();
        double variance = Arrays.stream(sizes)
                .map(size -> (size - average) * (size - average))
                .average()
                .orElseThrow();
        assertThat(average).isCloseTo(mean, within(3 * Math.sqrt(variance / lanes)));
    }
}
