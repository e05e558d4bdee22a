"""Figures that HawkesReferenceTest compares with: python3 hawkes.py > hawkes.csv

The samples are those of HawkesSamples.simulate (java.util.SplittableRandom, Poisson by inversion), drawn here again.
The likelihood is written out over all steps, quiet ones too, and maximised without derivatives.
"""
import math
import sys

import numpy
import scipy
from scipy import optimize

from genpareto import uniforms


def simulate(seed, scenarios, steps, background, ratio, memory):
    u = iter(uniforms(seed, scenarios * steps))
    beta = math.exp(-1 / memory)
    counts = numpy.zeros((scenarios, steps), dtype=int)
    for scenario in range(scenarios):
        excited = 0.0
        for step in range(steps):
            intensity = background + ratio * (1 - beta) * excited
            draw, term, events = next(u), math.exp(-intensity), 0
            below = term
            while draw > below and events < 1000:
                events += 1
                term *= intensity / events
                below += term
            counts[scenario, step] = events
            excited = beta * excited + events
    return counts


def likelihoods(at, counts):
    """One a scenario."""
    background, ratio, log_memory = at
    beta = math.exp(-math.exp(-log_memory))
    excited = numpy.zeros(len(counts))
    result = numpy.zeros(len(counts))
    for step in range(counts.shape[1]):
        events = counts[:, step]
        intensity = background + ratio * (1 - beta) * excited
        result += events * numpy.log(intensity) - intensity
        excited = beta * excited + events
    return result


def fit(counts, start):
    def loss(at):
        return -likelihoods((math.exp(at[0]), math.exp(at[1]), at[2]), counts).sum()

    at = numpy.array([math.log(start[0]), math.log(start[1]), math.log(start[2])])
    for _ in range(3):
        at = optimize.minimize(loss, at, method="Nelder-Mead",
                               options={"xatol": 1e-9, "fatol": 1e-10, "maxiter": 20000}).x
    return math.exp(at[0]), math.exp(at[1]), at[2]


def standard_error(at, counts):
    """Of the ratio: inverse Hessian, squared scores, inverse Hessian."""
    at = numpy.array(at)
    h = numpy.array([1e-4 * at[0], 1e-4, 1e-4])
    unit = numpy.diag(h)
    scores = numpy.array([(likelihoods(at + e, counts) - likelihoods(at - e, counts)) / (2 * e.sum()) for e in unit])
    hessian = numpy.zeros((3, 3))
    for i in range(3):
        for j in range(3):
            a, b = unit[i], unit[j]
            hessian[i, j] = sum(sign * likelihoods(at + p * a + q * b, counts).sum()
                                for p, q, sign in [(1, 1, 1), (1, -1, -1), (-1, 1, -1), (-1, -1, 1)]) \
                / (4 * h[i] * h[j])
    inverse = numpy.linalg.inv(-hessian)
    scenarios = len(counts)
    return math.sqrt((inverse @ (scores @ scores.T) @ inverse)[1, 1] * scenarios / (scenarios - 1))


def main():
    print(f"# scipy {scipy.__version__}, numpy {numpy.__version__}, python {sys.version.split()[0]}")
    print("# seed,scenarios,steps,true background,true ratio,true memory,background,ratio,log memory,error of the ratio")
    for case in [(401, 40, 600, 0.02, 0.5, 5.0), (402, 30, 400, 0.05, 0.8, 20.0), (403, 60, 300, 0.2, 0.2, 3.0),
                 (404, 25, 500, 0.01, 0.9, 1.0)]:
        counts = simulate(*case)
        at = fit(counts, case[3:])
        figures = [*at, standard_error(at, counts)]
        print(",".join(str(value) for value in case) + "," + ",".join(f"{value:.8f}" for value in figures))


if __name__ == "__main__":
    main()
