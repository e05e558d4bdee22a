package io.stampede.trader;

import io.stampede.lanes.LaneCopy;
import io.stampede.lanes.LaneRandom;
import io.stampede.lanes.LaneState;
import io.stampede.lanes.Purpose;
import io.stampede.lanes.RandomAddress;
import io.stampede.sentiment.SentimentTerms;

/**
 * How much fear makes one trader panic, in every lane: the same everywhere, or drawn around the market's threshold by a
 * log-normal law.
 *
 * @source Granovetter (1978): thresholds differ, and their spread decides how far a panic goes
 */
final class PanicThresholds implements LaneState {
    private static final double LEAST = 0.01;
    private static final double MOST = 4.0;

    private final double common;
    private final double[] powers;

    private PanicThresholds(double common, double[] powers) {
        this.common = common;
        this.powers = powers;
    }

    /** The thresholds of a trader; its draws are used if traders differ. */
    static PanicThresholds of(SentimentTerms terms, TraderDraws draws, int lanes) {
        double common = PanicHazard.power(terms.panicThreshold(), terms.panicExponent());
        double deviation = terms.temper().thresholdDeviation();
        if (deviation == 0) {
            return new PanicThresholds(common, new double[0]);
        }
        LaneRandom normals = draws.of(Purpose.THRESHOLD);
        double[] powers = new double[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            double normal = normals.normal(lane, RandomAddress.INITIALISATION);
            double own = terms.panicThreshold() * StrictMath.exp(deviation * normal);
            powers[lane] = PanicHazard.power(Math.min(Math.max(own, LEAST), MOST), terms.panicExponent());
        }
        return new PanicThresholds(common, powers);
    }

    /** A lane's threshold to the power of the exponent. */
    double power(int lane) {
        return powers.length == 0 ? common : powers[lane];
    }

    /** The lowest of lanes {@code from} to {@code to − 1}. */
    double lowest(int from, int to) {
        double lowest = powers.length == 0 ? common : powers[from];
        for (int lane = from; lane < to && powers.length > 0; lane++) {
            lowest = Math.min(lowest, powers[lane]);
        }
        return lowest;
    }

    @Override
    public void copyLane(int from, int to) {
        LaneCopy.rows(from, to, powers);
    }
}
