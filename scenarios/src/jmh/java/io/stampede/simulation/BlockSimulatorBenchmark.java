package io.stampede.simulation;

import io.stampede.lanes.Lanes;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.spec.ClockSpecification;
import io.stampede.spec.Jump;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.Specification;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Plays a block of half an hour in which the price falls by 5 % after a minute. Trader-steps per second are {@code
 * lanes × traders × 180} over the time.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class BlockSimulatorBenchmark {
    /** Scenarios played in lockstep. */
    @Param({"1", "64", "256"})
    int lanes;

    /** Leveraged traders in the market, about. */
    @Param({"1000", "10000"})
    int traders;

    private MarketModel model = market(1);

    /** Builds the market. */
    @Setup
    public void build() {
        model = market(traders);
    }

    private static MarketModel market(int traders) {
        Specification defaults = ScenarioBatch.defaults("benchmark").spec();
        int before = defaults.populations().stream()
                .filter(LeveragedPopulation.class::isInstance)
                .mapToInt(PopulationSpecification::count)
                .sum();
        List<PopulationSpecification> populations = new ArrayList<>();
        for (PopulationSpecification population : defaults.populations()) {
            populations.add(
                    population instanceof LeveragedPopulation leveraged
                            ? resized(leveraged, (int) Math.max(1, (long) leveraged.count() * traders / before))
                            : population);
        }
        return new MarketModel(defaults.withScenarios(256)
                .withClock(new ClockSpecification(Duration.ofSeconds(10), Duration.ofMinutes(30)))
                .withPopulations(populations)
                .withShocks(List.of(new Jump(Duration.ofMinutes(1), -0.05))));
    }

    private static LeveragedPopulation resized(LeveragedPopulation of, int count) {
        return of.with("count", count);
    }

    /** The plain loop. */
    @Benchmark
    public OutcomeBlock plainLoop() {
        return BlockSimulator.simulate(model, new Lanes(0, lanes), 64);
    }
}
