package io.stampede.node.block;

import io.stampede.lanes.Lanes;
import io.stampede.node.slot.BlockFactory.BatchPlan;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.spec.LeveragedPopulation;
import io.stampede.spec.PopulationSpecification;
import io.stampede.spec.ScenarioBatch;
import io.stampede.spec.SpecificationWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Plays by actors, on a seat's one thread, the block that {@code BlockSimulatorBenchmark} plays in a plain loop: half
 * an hour in which the price falls by 5 % after a minute. Trader-steps per second are {@code lanes × traders × 180}
 * over the time; the actors' spawning counts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class BlockActorBenchmark {
    /** Scenarios played in lockstep. */
    @Param({"1", "64", "256"})
    int lanes;

    /** Leveraged traders in the market, about. */
    @Param({"1000", "10000"})
    int traders;

    private @Nullable LoneSeat seat;
    private @Nullable BatchPlan plan;

    /** Builds the market and the seat. */
    @Setup
    public void open() {
        LoneSeat opened = LoneSeat.open();
        seat = opened;
        plan = opened.prepare(SpecificationWriter.canonicalJson(market(traders)));
    }

    /** Ends the seat's threads. */
    @TearDown
    public void close() {
        seat.close();
    }

    private static ScenarioBatch market(int traders) {
        ScenarioBatch defaults = ScenarioBatch.defaults("benchmark");
        List<LeveragedPopulation> leveraged = defaults.spec().populations().stream()
                .filter(LeveragedPopulation.class::isInstance)
                .map(LeveragedPopulation.class::cast)
                .toList();
        int before = leveraged.stream().mapToInt(PopulationSpecification::count).sum();
        List<String> settings = new ArrayList<>(
                List.of("scenarios=256", "clock.horizon=PT30M", "shocks=[{kind: JUMP, at: PT1M, logReturn: -0.05}]"));
        for (LeveragedPopulation population : leveraged) {
            long count = Math.max(1, (long) population.count() * traders / before);
            settings.add("populations[" + population.name() + "].count=" + count);
        }
        return defaults.with(settings.toArray(String[]::new));
    }

    /** Actors. */
    @Benchmark
    public OutcomeBlock actors() {
        return seat.play(plan, new Lanes(0, lanes)).join();
    }
}
