package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Fits against a likelihood written out with numpy and maximised by scipy: hawkes.py beside the figures draws the same
 * samples and names the versions.
 */
class HawkesReferenceTest {
    private static final double TOLERANCE = 1e-4;

    @Test
    void fitsAgreeWithScipy() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSize(4);
        for (String row : rows) {
            double[] figures = Arrays.stream(row.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            HawkesFit fit = HawkesFit.of(
                    ExcitationSample.of(
                            HawkesSamples.simulate(
                                    (long) figures[0],
                                    (int) figures[1],
                                    (int) figures[2],
                                    figures[3],
                                    figures[4],
                                    figures[5]),
                            Integer.MAX_VALUE),
                    1);
            assertThat(fit.background() / figures[6]).as(row).isCloseTo(1, within(TOLERANCE));
            assertThat(fit.branchingRatio()).as(row).isCloseTo(figures[7], within(TOLERANCE));
            assertThat(fit.logMemory()).as(row).isCloseTo(figures[8], within(TOLERANCE));
            assertThat(fit.standardError()).as(row).isCloseTo(figures[9], within(TOLERANCE));
        }
    }

    private static List<String> rows() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(HawkesReferenceTest.class.getResourceAsStream("/tail/hawkes.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
