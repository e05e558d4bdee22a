package io.stampede.risk;

import io.stampede.distribution.NormalDistribution;
import java.util.function.DoubleUnaryOperator;

/** A distribution of losses whose value at risk and expected shortfall are known. */
enum KnownTail {
    GAUSSIAN {
        @Override
        double survival(double loss) {
            return NormalDistribution.cumulative(-loss);
        }
    },
    STUDENT_T3 {
        /** In closed form: {@code 1/2 + (arctan y + y/(1 + y²))/π} with y = x/√3. */
        @Override
        double survival(double loss) {
            double y = loss / Math.sqrt(3);
            return loss > 100
                    ? 2
                            * 9
                            * Math.sqrt(3)
                            / (3 * StrictMath.PI * loss * loss * loss)
                            * (1 - 3.6 * 3 / (loss * loss) / 2)
                    : 0.5 - (StrictMath.atan(y) + y / (1 + y * y)) / StrictMath.PI;
        }
    },
    GENERALISED_PARETO {
        @Override
        double survival(double loss) {
            return loss <= 0 ? 1 : StrictMath.pow(1 + loss / 4, -4);
        }
    },
    /** Nine in ten calm, one in ten with three times the deviation. */
    MIXTURE {
        @Override
        double survival(double loss) {
            return 0.9 * NormalDistribution.cumulative(-loss) + 0.1 * NormalDistribution.cumulative(-loss / 3);
        }
    };

    abstract double survival(double loss);

    double valueAtRisk(double level) {
        double low = -1e5;
        double high = 1e5;
        for (int step = 0; step < 200; step++) {
            double middle = (low + high) / 2;
            if (survival(middle) > 1 - level) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** {@code VaR + ∫ survival / (1 − level)}, by Simpson's rule in {@code x = VaR + sinh⁴}-like steps. */
    double expectedShortfall(double level) {
        double from = valueAtRisk(level);
        DoubleUnaryOperator integrand = t -> {
            double stretched = StrictMath.sinh(t);
            return survival(from + stretched) * StrictMath.cosh(t);
        };
        int steps = 4000;
        double width = 11.0 / steps;
        double sum = integrand.applyAsDouble(0) + integrand.applyAsDouble(11.0);
        for (int step = 1; step < steps; step++) {
            sum += (step % 2 == 0 ? 2 : 4) * integrand.applyAsDouble(step * width);
        }
        return from + sum * width / 3 / (1 - level);
    }

    double[] sample(long seed, int count) {
        double[] uniform = Samples.ofQuantileFunction(seed, 4 * count, u -> u);
        double[] losses = new double[count];
        for (int index = 0; index < count; index++) {
            double u = uniform[4 * index];
            losses[index] = switch (this) {
                case GAUSSIAN -> NormalDistribution.quantile(u);
                case STUDENT_T3 -> studentT3(uniform, 4 * index);
                case GENERALISED_PARETO -> 4 * StrictMath.expm1(-0.25 * StrictMath.log1p(-u));
                case MIXTURE -> NormalDistribution.quantile(u) * (uniform[4 * index + 1] < 0.9 ? 1 : 3);
            };
        }
        return losses;
    }

    private static double studentT3(double[] uniform, int at) {
        double squares = 0;
        for (int term = 1; term <= 3; term++) {
            double z = NormalDistribution.quantile(uniform[at + term]);
            squares += z * z;
        }
        return NormalDistribution.quantile(uniform[at]) / Math.sqrt(squares / 3);
    }
}
