package io.stampede.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stampede.lanes.Lanes;
import io.stampede.library.ScenarioLibrary;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.spec.Overrides;
import io.stampede.spec.Specification;
import io.stampede.spec.SpecificationReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Importance sampling and splitting against a million plain scenarios of {@code first-light} with twenty leveraged
 * traders: the same probabilities, from fewer trader-steps. Writes {@code target/rare-events.md}; the table of
 * docs/how-to/reach-rare-events.md comes from ten million.
 */
@Tag("full")
class RareEventStatisticalTest {
    private static final int LANES = 1024;
    private static final int BRUTE = Integer.getInteger("rare.brute", 1_000_000) / LANES * LANES;
    private static final int FEW = 64 * LANES;
    private static final String[] TINY = {
        "clock.step=PT30S", "populations[0].count=14", "populations[1].count=6",
    };

    /** A jump of random size: the tail is that of one number. */
    private static final String[] DRAWN_JUMP = {
        "shocks=[{kind: JUMP, at: PT5M, logReturn: {law: NORMAL, mean: -0.05, deviation: 0.02, from: -0.9, to: 0.9}}]",
    };

    /** A known jump, then an hour of diffusion, fear and liquidations: the tail builds up. */
    private static final String[] BUILD_UP = {"asset.jumpsPerDay=0", "asset.volatilityOfVolatility=0"};

    private static final String[] TILTED = {"sampling.method=IMPORTANCE", "sampling.tilts=[{shock: 0, by: -3}]"};
    private static final String[] SPLIT = {
        "sampling.method=SPLITTING",
        "sampling.particles=" + LANES,
        "sampling.selectionTime=PT1M",
        "sampling.selectionStrength=100",
    };

    private final List<String> table = new ArrayList<>();

    /** The estimate of a probability and its standard error, from scenarios or systems that are independent. */
    private record Estimate(double probability, double error, int scenarios) {}

    private static Specification specification(String[]... settings) {
        String[] all = Arrays.stream(settings).flatMap(Arrays::stream).toArray(String[]::new);
        String text = ScenarioLibrary.text("first-light").orElseThrow();
        return SpecificationReader.create()
                .read(text, "first-light", Overrides.of(all))
                .orElseThrow()
                .spec();
    }

    private static List<Estimate> estimates(Specification specification, double[] depths) {
        MarketModel model = new MarketModel(specification);
        OutcomeLayout layout = model.layout();
        int cluster = specification.sampling().cluster();
        int blocks = specification.scenarios() / LANES;
        double[][] sums = new double[depths.length][specification.scenarios() / cluster];
        IntStream.range(0, blocks).parallel().forEach(number -> {
            Lanes lanes = new Lanes(number * LANES, LANES);
            OutcomeBlock block = BlockSimulator.simulate(model, lanes, model.steps());
            double[] drop = block.columns().get(layout.column(Metric.MAX_DROP)).values();
            for (int lane = 0; lane < LANES; lane++) {
                double weight = layout.isWeighted()
                        ? block.columns().get(layout.weightColumn()).values()[lane]
                        : 1;
                for (int depth = 0; depth < depths.length; depth++) {
                    sums[depth][lanes.scenario(lane) / cluster] += drop[lane] > depths[depth] ? weight / cluster : 0;
                }
            }
        });
        return Arrays.stream(sums)
                .map(each -> estimate(each, specification.scenarios()))
                .toList();
    }

    private static Estimate estimate(double[] means, int scenarios) {
        double mean = Arrays.stream(means).average().orElseThrow();
        double variance =
                Arrays.stream(means).map(each -> (each - mean) * (each - mean)).sum() / (means.length - 1);
        return new Estimate(mean, Math.sqrt(variance / means.length), scenarios);
    }

    /** How many times fewer trader-steps give the same interval. */
    private double compare(String name, double depth, Estimate brute, Estimate clever) {
        assertThat(clever.probability())
                .as("%s, fall of %s", name, depth)
                .isCloseTo(brute.probability(), within(3.5 * Math.hypot(brute.error(), clever.error())));
        double plainVariance = brute.probability() * (1 - brute.probability());
        double factor = plainVariance / (clever.error() * clever.error() * clever.scenarios());
        table.add(String.format(
                Locale.ROOT,
                "| %s | %.4f | %.3g ± %.1g | %.3g ± %.1g | %.1f |",
                name,
                depth,
                brute.probability(),
                1.96 * brute.error(),
                clever.probability(),
                1.96 * clever.error(),
                factor));
        return factor;
    }

    private List<Double> factors(String name, String[] market, String[] method, double... depths) {
        String[] brute = {"scenarios=" + BRUTE};
        String[] few = {"scenarios=" + FEW, "seed=2"};
        List<Estimate> plain = estimates(specification(TINY, market, brute), depths);
        List<Estimate> clever = estimates(specification(TINY, market, method, few), depths);
        return IntStream.range(0, depths.length)
                .mapToObj(each -> compare(name, depths[each], plain.get(each), clever.get(each)))
                .toList();
    }

    /** At one in 10,000 importance is to need twenty times fewer, splitting six; measured factors err by a third. */
    @Test
    void sameProbabilitiesFromFewerTraderSteps() throws IOException {
        table.add("| method | fall | plain | method's | fewer trader-steps |");
        table.add("|---|---|---|---|---|");
        List<Double> tilted = factors("importance", DRAWN_JUMP, TILTED, 0.16, 0.17, 0.175);
        List<Double> split = factors("splitting", BUILD_UP, SPLIT, 0.1, 0.11, 0.115);
        Files.write(Path.of("target", "rare-events.md"), table);

        assertThat(tilted.get(2)).isGreaterThan(20);
        assertThat(split.get(2)).isGreaterThan(6);
    }
}
