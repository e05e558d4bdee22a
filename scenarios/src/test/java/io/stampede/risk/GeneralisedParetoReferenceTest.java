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
 * Fits against {@code scipy.stats.genpareto}: genpareto.py beside the figures draws the same samples and names the
 * version.
 */
class GeneralisedParetoReferenceTest {
    private static final double TOLERANCE = 1e-4;

    @Test
    void fitsAgreeWithScipy() throws IOException {
        List<String> rows = rows();
        assertThat(rows).hasSize(6);
        for (String row : rows) {
            double[] figures = Arrays.stream(row.split(","))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            Excesses excesses = excesses(figures);
            GeneralisedPareto fit = new ParetoLikelihood(excesses).fit();
            ParetoTail.MomentFit moments = ParetoMoments.of(excesses).orElseThrow();
            assertThat(fit.shape()).as(row).isCloseTo(figures[4], within(TOLERANCE));
            assertThat(fit.scale() / figures[5]).as(row).isCloseTo(1, within(TOLERANCE));
            assertThat(moments.shape()).as(row).isCloseTo(figures[6], within(TOLERANCE));
            assertThat(moments.scale() / figures[7]).as(row).isCloseTo(1, within(TOLERANCE));
            assertThat(AndersonDarling.statistic(excesses, fit)).as(row).isCloseTo(figures[8], within(TOLERANCE));
        }
    }

    private static Excesses excesses(double[] figures) {
        double[] sample = Samples.generalisedPareto((long) figures[0], (int) figures[1], figures[2], figures[3]);
        Arrays.sort(sample);
        return new Excesses(0, sample, sample.length);
    }

    private static List<String> rows() throws IOException {
        try (InputStream in = Objects.requireNonNull(
                GeneralisedParetoReferenceTest.class.getResourceAsStream("/tail/genpareto.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .toList();
        }
    }
}
