package io.stampede.simulation.planted;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Breaks each rule of determinism once, so that a rule which sees nothing is found out. */
final class Impure {
    private final Map<String, Double> prices = new HashMap<>();

    double sum(List<Double> values) throws IOException {
        prices.put("alpha", Math.exp(1) + new Random(1).nextDouble());
        Set<String> names = Set.of("alpha", "beta");
        if (names.size() > 2) {
            throw new IOException(Thread.currentThread().getName() + System.nanoTime());
        }
        return values.parallelStream().mapToDouble(value -> value).sum() + prices.size();
    }
}
