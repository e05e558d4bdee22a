package io.stampede.risk;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.outcome.Metric;
import io.stampede.spec.Looks;
import io.stampede.spec.Precision;
import io.stampede.spec.PrecisionMeasure;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Does the interval of a batch that stopped when it was tight enough hold the truth 95 times in a hundred?
 *
 * <p>The precisions are such that chance decides at which look a sample stops.
 */
class StoppedCoverageStatisticalTest {
    private static final double LEVEL = 0.95;
    private static final Looks LOOKS = new Looks(List.of(200, 400, 800, 1600));

    /** How often each look was the last, and how often its interval held the truth. */
    private record Tally(Map<Integer, Integer> stops, double coverage) {}

    private static Tally tally(KnownTail tail, PrecisionMeasure measure, double precision, int repeats) {
        double truth =
                measure == PrecisionMeasure.VALUE_AT_RISK ? tail.valueAtRisk(LEVEL) : tail.expectedShortfall(LEVEL);
        PrecisionTarget target = new PrecisionTarget(
                new Precision(Metric.MAX_DROP, measure, LEVEL, precision), LOOKS, RiskSettings.STANDARD);
        Map<Integer, Integer> stops = new TreeMap<>();
        int held = 0;
        for (int repeat = 0; repeat < repeats; repeat++) {
            double[] losses = tail.sample(1_000_000L + repeat, LOOKS.most());
            PrecisionOutcome outcome = PrecisionOutcome.of(Outcomes.ofDrops(losses), target);
            PrecisionLook last = outcome.looks().get(outcome.looks().size() - 1);
            stops.merge(last.scenarios(), 1, Integer::sum);
            held += last.interval().contains(truth) ? 1 : 0;
        }
        return new Tally(stops, (double) held / repeats);
    }

    /** 200 repeats: one that covers 95 % fails one time in 500, one that covers 84 % passes one time in 150. */
    @ParameterizedTest
    @CsvSource({"GAUSSIAN, VALUE_AT_RISK, 0.15", "STUDENT_T3, EXPECTED_SHORTFALL, 0.35"})
    void coverageOfStoppedSamples(KnownTail tail, PrecisionMeasure measure, double precision) {
        check(tally(tail, measure, precision, 200), 0.905);
    }

    /** 2,000 repeats have a standard deviation of 0.5 %: one that covers 95 % fails one time in 700. */
    @Tag("full")
    @ParameterizedTest
    @CsvSource({
        "GAUSSIAN, VALUE_AT_RISK, 0.15",
        "GAUSSIAN, EXPECTED_SHORTFALL, 0.13",
        "STUDENT_T3, VALUE_AT_RISK, 0.25",
        "STUDENT_T3, EXPECTED_SHORTFALL, 0.35"
    })
    void coverageOfTwoThousandStoppedSamples(KnownTail tail, PrecisionMeasure measure, double precision) {
        check(tally(tail, measure, precision, 2000), 0.935);
    }

    private static void check(Tally tally, double least) {
        assertThat(tally.stops()).as("stops at several looks").hasSizeGreaterThan(2);
        assertThat(tally.coverage()).as("stops %s", tally.stops()).isGreaterThanOrEqualTo(least);
    }
}
