package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Do intervals of weighted and grouped scenarios hold the truth 95 times of a hundred? */
class WeightedCoverageStatisticalTest {
    private static final List<Double> LEVELS = List.of(0.95, 0.99, 0.999);

    /** Fewer than twenty of 64 systems of particles make up the event: known to cover less than 93 %. */
    private static final Set<String> SHORT = Set.of("PARTICLES 1024 p 0.99");

    /**
     * 200 repeats, as in {@link TailCoverageStatisticalTest}: at 95 % the number of hits has standard deviation 1.54
     * %, and 89.5 % is 3.6 of them below.
     */
    @ParameterizedTest
    @EnumSource(KnownDesign.class)
    void coverageOfAThousandScenarios(KnownDesign design) {
        Map<String, int[]> tallies = tallies(design, 1024, 200);
        for (String estimator : List.of("VaR 0.95", "VaR 0.99", "ES 0.95", "ES 0.99", "p 0.99")) {
            int[] tally = tallies.getOrDefault(estimator, new int[4]);
            assertThat(coverage(tally)).as(estimator).isGreaterThanOrEqualTo(0.895);
        }
    }

    /** The mean of the probabilities over repeats is the truth: weights are not divided by their sum. */
    @ParameterizedTest
    @EnumSource(KnownDesign.class)
    void probabilitiesAreUnbiased(KnownDesign design) {
        double truth = 1 - 0.99;
        double loss = KnownTail.GAUSSIAN.valueAtRisk(0.99);
        double sum = 0;
        double squares = 0;
        for (int repeat = 0; repeat < 500; repeat++) {
            double probability = share(design.sample(5000L + repeat, 256), loss).probability();
            sum += probability;
            squares += (probability - truth) * (probability - truth);
        }
        assertThat(Math.abs(sum / 500 - truth)).isLessThan(3.5 * Math.sqrt(squares) / 500);
    }

    /**
     * 2,000 repeats, as in {@link TailCoverageStatisticalTest}. Without an upper end an interval covers more, and so
     * does that of one event in a thousand scenarios.
     */
    @Tag("full")
    @Test
    void fullTable() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        StringBuilder rows = new StringBuilder();
        for (int size : new int[] {1024, 10_240}) {
            for (KnownDesign design : KnownDesign.values()) {
                tallies(design, size, 2000).forEach((estimator, tally) -> {
                    rows.append(String.format(
                            Locale.ROOT,
                            "| %s | %d | %s | %.1f %% | %.1f %% | %.1f %% | %.0f %% |%n",
                            design,
                            size,
                            estimator,
                            100 * coverage(tally),
                            100.0 * tally[1] / tally[0],
                            100.0 * tally[2] / tally[0],
                            100.0 * tally[3] / tally[0]));
                    String name = design + " " + size + " " + estimator;
                    boolean isWide = tally[3] > 0 || estimator.equals("p 0.999");
                    softly.assertThat(Math.round(1000 * coverage(tally)))
                            .as(name)
                            .isBetween(SHORT.contains(name) ? 915L : 930L, isWide ? 1000L : 970L);
                });
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "weighted-coverage.md"), rows);
        softly.assertAll();
    }

    /** By estimator: all, those below the truth, those above it, those without an upper end. */
    private static Map<String, int[]> tallies(KnownDesign design, int size, int repeats) {
        Map<String, int[]> tallies = new TreeMap<>();
        double[] quantiles =
                LEVELS.stream().mapToDouble(KnownTail.GAUSSIAN::valueAtRisk).toArray();
        double[] shortfalls = LEVELS.stream()
                .mapToDouble(KnownTail.GAUSSIAN::expectedShortfall)
                .toArray();
        for (int repeat = 0; repeat < repeats; repeat++) {
            LossSample sample = design.sample(80_000L + repeat, size);
            WeightedTail tail = new WeightedTail(sample);
            for (int index = 0; index < quantiles.length; index++) {
                double level = LEVELS.get(index);
                TailEstimate loss = tail.valueAtRisk(level, 0.95);
                tally(tallies, "VaR " + level, loss.interval(), quantiles[index]);
                tally(tallies, "ES " + level, tail.expectedShortfall(loss, 0.95).interval(), shortfalls[index]);
                WilsonInterval share = share(sample, quantiles[index]).interval(0.95);
                tally(tallies, "p " + level, ConfidenceInterval.of(share.lower(), share.upper()), 1 - level);
            }
        }
        return tallies;
    }

    private static WeightedShare share(LossSample sample, double loss) {
        WeightedShare.Sums sums = new WeightedShare.Sums(sample.weights(), sample.bases(), sample.size());
        for (int index = 0; index < sample.size(); index++) {
            if (sample.atIndex(index) > loss) {
                sums.add(sample.weights().group(index), sample.weightAtIndex(index));
            }
        }
        return sums.share(0.95);
    }

    private static void tally(Map<String, int[]> tallies, String name, ConfidenceInterval interval, double truth) {
        int[] tally = tallies.computeIfAbsent(name, key -> new int[4]);
        tally[0]++;
        tally[1] += interval.upper().isPresent() && interval.upper().getAsDouble() < truth ? 1 : 0;
        tally[2] += interval.lower().isPresent() && interval.lower().getAsDouble() > truth ? 1 : 0;
        tally[3] += interval.upper().isEmpty() ? 1 : 0;
    }

    private static double coverage(int[] tally) {
        return 1 - (tally[1] + tally[2]) / (double) tally[0];
    }
}
