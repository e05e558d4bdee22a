package io.stampede.risk;

/**
 * A sum of many numbers that keeps the digits a plain sum loses.
 *
 * <p>The error does not grow with the number of terms; the result still depends on their order, which is always the
 * ascending number of the scenario.
 *
 * @source Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, ZAMM 54, 1974
 */
final class CompensatedSum {
    private double sum;
    private double lost;

    void add(double value) {
        double next = sum + value;
        if (Math.abs(sum) >= Math.abs(value)) {
            lost += (sum - next) + value;
        } else {
            lost += (value - next) + sum;
        }
        sum = next;
    }

    /** The sum so far. */
    double value() {
        return sum + lost;
    }
}
