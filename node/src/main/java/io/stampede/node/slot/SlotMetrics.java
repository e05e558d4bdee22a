package io.stampede.node.slot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** What the slots of a node have done. Safe for use by several threads. */
public final class SlotMetrics {
    private final Timer blocks;
    private final Counter traderSteps;
    private final Counter failures;
    private final Counter resends;
    private final Counter refusals;
    private final AtomicInteger busySeats;

    /**
     * Adds its meters.
     *
     * @param seats how many blocks the node computes at once
     */
    public SlotMetrics(MeterRegistry registry, int seats) {
        blocks = Timer.builder("stampede.node.blocks")
                .description("Blocks computed, and the wall-clock time they took")
                .register(registry);
        traderSteps = Counter.builder("stampede.node.trader.steps")
                .description("Steps of simulated time, a trader in a scenario each")
                .register(registry);
        failures = counter(registry, "stampede.node.block.failures", "Blocks that ended without a result");
        resends = counter(registry, "stampede.node.result.resends", "Results sent again, not known to be stored");
        refusals = counter(registry, "stampede.node.block.refusals", "Blocks refused or handed back");
        busySeats = registry.gauge("stampede.node.seats.busy", new AtomicInteger());
        registry.gauge("stampede.node.seats", seats);
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    void computed(long millis, double steps) {
        blocks.record(Duration.ofMillis(millis));
        traderSteps.increment(steps);
    }

    void failed() {
        failures.increment();
    }

    void resent(int results) {
        resends.increment(results);
    }

    void refused() {
        refusals.increment();
    }

    /** So many seats are taken. */
    public void seatsBusy(int count) {
        busySeats.set(count);
    }

    /** How many seats are taken. */
    public int seatsBusy() {
        return busySeats.get();
    }
}
