"""Figures that GeneralisedParetoReferenceTest compares with: python3 genpareto.py > genpareto.csv

The samples are those of Samples.generalisedPareto (java.util.SplittableRandom, inversion), drawn here again.
"""
import sys

import numpy
import scipy
from scipy import optimize, stats

MASK = (1 << 64) - 1


def uniforms(seed, count):
    """java.util.SplittableRandom(seed).nextLong(), its upper 53 bits as a number inside (0, 1)."""
    state = seed & MASK
    numbers = []
    for _ in range(count):
        state = (state + 0x9E3779B97F4A7C15) & MASK
        z = ((state ^ (state >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        z ^= z >> 31
        numbers.append(((z >> 11) + 0.5) * 2.0**-53)
    return numpy.array(numbers)


def fit(sample):
    """scipy.stats.genpareto's likelihood, from its own fit polished to the last digits."""
    shape, _, scale = stats.genpareto.fit(sample, floc=0)

    def loss(at):
        return stats.genpareto.nnlf((at[0], 0, numpy.exp(at[1])), sample)

    best = optimize.minimize(loss, (shape, numpy.log(scale)), method="Nelder-Mead",
                             options={"xatol": 1e-10, "fatol": 1e-12, "maxiter": 10000})
    return best.x[0], numpy.exp(best.x[1])


def main():
    print(f"# scipy {scipy.__version__}, numpy {numpy.__version__}, python {sys.version.split()[0]}")
    print("# seed,count,true shape,true scale,shape,scale,moments shape,moments scale,A2 of the fit")
    for seed, count, xi, beta in [(301, 200, -0.3, 2.0), (302, 500, -0.1, 0.05), (303, 500, 0.0, 1.0),
                                  (304, 1000, 0.2, 0.3), (305, 200, 0.4, 1.0), (306, 2000, 0.7, 10.0)]:
        u = uniforms(seed, count)
        e = -numpy.log1p(-u)
        sample = numpy.sort(beta * e if xi == 0 else beta * numpy.expm1(xi * e) / xi)
        shape, scale = fit(sample)
        a0 = sample.mean()
        a1 = (sample * (count - numpy.arange(1, count + 1)) / (count - 1)).mean()
        cdf = stats.genpareto.cdf(sample, shape, scale=scale)
        sf = stats.genpareto.sf(sample, shape, scale=scale)
        i = numpy.arange(1, count + 1)
        a2 = -count - ((2 * i - 1) * (numpy.log(cdf) + numpy.log(sf[::-1]))).mean()
        row = [shape, scale, 2 - a0 / (a0 - 2 * a1), 2 * a0 * a1 / (a0 - 2 * a1), a2]
        print(f"{seed},{count},{xi},{beta}," + ",".join(f"{value:.8f}" for value in row))


if __name__ == "__main__":
    main()
