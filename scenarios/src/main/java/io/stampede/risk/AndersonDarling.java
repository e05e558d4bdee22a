package io.stampede.risk;

/**
 * How well a fitted generalised Pareto distribution describes the excesses it was fitted to.
 *
 * <p>The statistic {@code A² = −k − (1/k)·Σ (2i − 1)(log F(x₍ᵢ₎) + log(1 − F(x₍ₖ₊₁₋ᵢ₎)))} weighs the tails most. Its
 * distribution depends on ξ alone, since both parameters come from the same excesses: a weighted sum of chi-squares
 * whose weights are the eigenvalues of the covariance of the fitted empirical process. The table below was computed
 * from them (Imhof's integral, docs/tail-risk.md) and agrees to the last published digit but one with table 2 of
 * Choulakian and Stephens, which has fewer probabilities; between its entries log p is linear in the statistic and the
 * statistic linear in ξ. Beyond its ends p is 0.999 and 0.001.
 *
 * @source Choulakian and Stephens, Goodness-of-fit tests for the generalized Pareto distribution, Technometrics 43,
 *     2001; Imhof, Computing the distribution of quadratic forms in normal variables, Biometrika 48, 1961
 */
final class AndersonDarling {
    /** Probabilities of a larger statistic, one a column. */
    private static final double[] PROBABILITIES = {
        0.999, 0.99, 0.975, 0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.15, 0.1, 0.05, 0.025, 0.01, 0.005, 0.001
    };

    private static final double LEAST_SHAPE = -0.5;
    private static final double SHAPE_STEP = 0.1;

    /** Statistics, a row for each shape from −0.5 to 1 by tenths. */
    private static final double[][] STATISTICS = {
        {
            0.1181, 0.1591, 0.1857, 0.2137, 0.2532, 0.3148, 0.3715, 0.4303, 0.4958, 0.5734, 0.6724, 0.8132, 0.9148,
            1.0614, 1.3207, 1.5900, 1.9581, 2.2435, 2.9218
        },
        {
            0.1148, 0.1538, 0.1791, 0.2054, 0.2426, 0.3003, 0.3530, 0.4075, 0.4680, 0.5395, 0.6304, 0.7591, 0.8519,
            0.9853, 1.2210, 1.4654, 1.7994, 2.0583, 2.6739
        },
        {
            0.1120, 0.1493, 0.1734, 0.1985, 0.2337, 0.2881, 0.3376, 0.3887, 0.4452, 0.5117, 0.5960, 0.7151, 0.8007,
            0.9237, 1.1404, 1.3650, 1.6717, 1.9094, 2.4747
        },
        {
            0.1095, 0.1455, 0.1686, 0.1926, 0.2262, 0.2779, 0.3248, 0.3730, 0.4262, 0.4887, 0.5676, 0.6788, 0.7586,
            0.8730, 1.0745, 1.2829, 1.5673, 1.7878, 2.3121
        },
        {
            0.1075, 0.1423, 0.1646, 0.1877, 0.2199, 0.2694, 0.3141, 0.3599, 0.4103, 0.4694, 0.5440, 0.6487, 0.7237,
            0.8311, 1.0198, 1.2149, 1.4810, 1.6872, 2.1777
        },
        {
            0.1057, 0.1396, 0.1612, 0.1835, 0.2146, 0.2622, 0.3051, 0.3489, 0.3970, 0.4533, 0.5242, 0.6234, 0.6944,
            0.7959, 0.9741, 1.1580, 1.4088, 1.6031, 2.0652
        },
        {
            0.1043, 0.1373, 0.1584, 0.1800, 0.2102, 0.2561, 0.2975, 0.3396, 0.3858, 0.4397, 0.5074, 0.6021, 0.6697,
            0.7663, 0.9355, 1.1100, 1.3477, 1.5320, 1.9701
        },
        {
            0.1030, 0.1354, 0.1560, 0.1771, 0.2064, 0.2510, 0.2911, 0.3318, 0.3763, 0.4282, 0.4933, 0.5841, 0.6488,
            0.7411, 0.9027, 1.0691, 1.2958, 1.4714, 1.8890
        },
        {
            0.1020, 0.1338, 0.1540, 0.1746, 0.2033, 0.2467, 0.2856, 0.3251, 0.3682, 0.4184, 0.4812, 0.5687, 0.6309,
            0.7196, 0.8746, 1.0342, 1.2514, 1.4195, 1.8195
        },
        {
            0.1012, 0.1325, 0.1523, 0.1726, 0.2006, 0.2431, 0.2810, 0.3195, 0.3614, 0.4101, 0.4709, 0.5555, 0.6156,
            0.7012, 0.8506, 1.0041, 1.2131, 1.3748, 1.7595
        },
        {
            0.1005, 0.1314, 0.1509, 0.1708, 0.1984, 0.2400, 0.2771, 0.3146, 0.3555, 0.4029, 0.4621, 0.5442, 0.6025,
            0.6853, 0.8298, 0.9782, 1.1800, 1.3361, 1.7074
        },
        {
            0.0999, 0.1305, 0.1497, 0.1693, 0.1965, 0.2374, 0.2738, 0.3105, 0.3505, 0.3968, 0.4545, 0.5345, 0.5912,
            0.6717, 0.8119, 0.9558, 1.1512, 1.3025, 1.6622
        },
        {
            0.0994, 0.1297, 0.1487, 0.1681, 0.1948, 0.2351, 0.2709, 0.3070, 0.3462, 0.3916, 0.4480, 0.5261, 0.5814,
            0.6599, 0.7964, 0.9363, 1.1263, 1.2733, 1.6227
        },
        {
            0.0990, 0.1290, 0.1478, 0.1670, 0.1935, 0.2332, 0.2685, 0.3040, 0.3426, 0.3871, 0.4425, 0.5189, 0.5730,
            0.6497, 0.7829, 0.9194, 1.1046, 1.2478, 1.5883
        },
        {
            0.0987, 0.1285, 0.1471, 0.1661, 0.1923, 0.2316, 0.2664, 0.3015, 0.3395, 0.3833, 0.4377, 0.5127, 0.5657,
            0.6409, 0.7713, 0.9047, 1.0857, 1.2256, 1.5582
        },
        {
            0.0984, 0.1280, 0.1465, 0.1654, 0.1913, 0.2303, 0.2647, 0.2993, 0.3368, 0.3800, 0.4335, 0.5074, 0.5595,
            0.6332, 0.7612, 0.8920, 1.0693, 1.2063, 1.5320
        },
    };

    private AndersonDarling() {}

    /** The statistic of excesses under a distribution. */
    static double statistic(Excesses excesses, GeneralisedPareto distribution) {
        double[] ascending = excesses.ascending();
        int count = ascending.length;
        CompensatedSum sum = new CompensatedSum();
        for (int index = 0; index < count; index++) {
            double logSurvival = distribution.logSurvival(ascending[index]);
            double logDistribution = StrictMath.log(-StrictMath.expm1(logSurvival));
            sum.add((2 * index + 1) * logDistribution + (2 * (count - index) - 1) * logSurvival);
        }
        return -count - sum.value() / count;
    }

    /**
     * Probability of a statistic at least so large if the excesses do follow the distribution.
     *
     * @param shape the fitted ξ; outside [−0.5, 1] that of the nearer end
     */
    static double probability(double statistic, double shape) {
        double row = Math.max(0, Math.min(STATISTICS.length - 1.0, (shape - LEAST_SHAPE) / SHAPE_STEP));
        int lower = (int) Math.min(STATISTICS.length - 2.0, Math.floor(row));
        double part = row - lower;
        double before = at(lower, part, 0);
        if (statistic <= before) {
            return PROBABILITIES[0];
        }
        for (int column = 1; column < PROBABILITIES.length; column++) {
            double here = at(lower, part, column);
            if (statistic <= here) {
                double from = StrictMath.log(PROBABILITIES[column - 1]);
                double to = StrictMath.log(PROBABILITIES[column]);
                return StrictMath.exp(from + (to - from) * (statistic - before) / (here - before));
            }
            before = here;
        }
        return PROBABILITIES[PROBABILITIES.length - 1];
    }

    private static double at(int row, double part, int column) {
        return (1 - part) * STATISTICS[row][column] + part * STATISTICS[row + 1][column];
    }
}
