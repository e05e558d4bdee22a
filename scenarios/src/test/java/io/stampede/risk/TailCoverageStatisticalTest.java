package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Do the 95 % intervals of every estimator hold the truth between 93 and 97 times in a hundred?
 *
 * <p>The exceptions are in docs/tail-risk.md, with the whole table, which {@link #fullTable} writes to
 * {@code target/coverage.md}.
 */
class TailCoverageStatisticalTest {
    /** Known to cover less than 93 %, but not less than 92 %. */
    private static final Set<String> SHORT = Set.of("STUDENT_T3 10000 ES 0.999", "GAUSSIAN 1000 GPD ES 0.999");

    /**
     * 200 repeats: the number of hits of an interval that covers 95 % has standard deviation 1.54 %, so 89.5 % is 3.6
     * of them below; one that covers 84 % passes one time in 60. Of two dozen intervals that cover 95 % one fails in
     * 250 such tests, and the seeds are fixed.
     */
    @ParameterizedTest
    @EnumSource(KnownTail.class)
    void coverageOfAThousandScenarios(KnownTail tail) {
        CoverageTable table = CoverageTable.of(tail, 1000, 200);
        for (String estimator : new String[] {"VaR 0.95", "VaR 0.99", "ES 0.95", "ES 0.99"}) {
            assertThat(table.tally(estimator).coverage()).as(estimator).isGreaterThanOrEqualTo(0.895);
            assertThat(table.tally(estimator).openShare()).as(estimator).isZero();
        }
        if (tail != KnownTail.MIXTURE) {
            for (String estimator : new String[] {"GPD VaR 0.99", "GPD VaR 0.999", "GPD ES 0.99"}) {
                assertThat(table.tally(estimator).coverage()).as(estimator).isGreaterThanOrEqualTo(0.895);
            }
        }
        assertThat(table.fittedShare()).isGreaterThan(0.85);
    }

    /** One loss lies beyond: no interval may have an upper end. */
    @Test
    void threeNinesOfAThousandScenariosHaveNoUpperEnd() {
        CoverageTable table = CoverageTable.of(KnownTail.GAUSSIAN, 1000, 20);
        assertThat(table.tally("VaR 0.999").openShare()).isEqualTo(1);
        assertThat(table.tally("ES 0.999").openShare()).isEqualTo(1);
    }

    /**
     * 2,000 repeats have a standard deviation of 0.5 %: an interval that covers 95 % leaves the band one time in
     * 20,000, one that covers 91 % stays in it one time in 900. Compared are per mille, as the page shows them.
     */
    @Tag("full")
    @Test
    void fullTable() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        StringBuilder rows = new StringBuilder();
        for (int size : new int[] {1000, 10_000}) {
            for (KnownTail tail : KnownTail.values()) {
                CoverageTable table = CoverageTable.of(tail, size, 2000);
                rows.append(table.rows(size));
                for (String estimator : table.estimators()) {
                    if (isHeld(tail, size, estimator)) {
                        String name = tail + " " + size + " " + estimator;
                        softly.assertThat(
                                        Math.round(1000 * table.tally(estimator).coverage()))
                                .as(name)
                                .isBetween(SHORT.contains(name) ? 920L : 930L, 970L);
                    }
                }
            }
        }
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "coverage.md"), rows);
        softly.assertAll();
    }

    /**
     * Without an upper end an interval covers more; a mixture is no generalised Pareto tail at a threshold so low; and
     * beyond the scenarios a tail's shape is not yet its limit's.
     */
    private static boolean isHeld(KnownTail tail, int size, String estimator) {
        boolean isOpen = size == 1000 && (estimator.equals("VaR 0.999") || estimator.equals("ES 0.999"));
        boolean isForeign = tail == KnownTail.MIXTURE && size == 1000 && estimator.startsWith("GPD");
        boolean isBeyond = tail != KnownTail.GENERALISED_PARETO && estimator.endsWith("0.9999");
        return !isOpen && !isForeign && !isBeyond;
    }
}
