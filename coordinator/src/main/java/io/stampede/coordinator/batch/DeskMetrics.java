package io.stampede.coordinator.batch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.stampede.coordinator.store.WriteVerdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** What the coordinator has seen and done. Safe for use by several threads. */
final class DeskMetrics {
    private final MeterRegistry registry;
    private final List<Gauge> gauges = new ArrayList<>();
    private final Counter stored;
    private final Counter duplicates;
    private final Counter lost;
    private final Counter failed;
    private final Timer writes;
    private final Counter writeFailures;
    private final AtomicInteger waitingResults;
    private final AtomicInteger batches;
    private final AtomicInteger slots;
    private final AtomicInteger leases;
    private final AtomicInteger outstanding;

    /** Adds its meters. */
    DeskMetrics(MeterRegistry registry) {
        this.registry = registry;
        stored = counter(registry, "stampede.blocks.stored", "Blocks whose results were stored");
        duplicates = counter(registry, "stampede.results.duplicate", "Results that came twice");
        lost = counter(
                registry, "stampede.blocks.lost", "Tries at blocks that were lost: leases lapsed, damaged results");
        failed = counter(registry, "stampede.blocks.failed", "Tries at blocks that ended without a result");
        writes = Timer.builder("stampede.store.writes")
                .description("Transactions on the store, and the time they took")
                .register(registry);
        writeFailures = counter(registry, "stampede.store.failures", "Transactions on the store that failed");
        waitingResults = gauge(registry, "stampede.results.waiting", "Results that wait for the store");
        batches = gauge(registry, "stampede.batches", "Batches that have not ended");
        slots = gauge(registry, "stampede.slots", "Slots of the cluster");
        leases = gauge(registry, "stampede.slots.leased", "Slots at work");
        outstanding = gauge(registry, "stampede.blocks.outstanding", "Blocks not stored, of batches not ended");
    }

    private AtomicInteger gauge(MeterRegistry registry, String name, String description) {
        AtomicInteger value = new AtomicInteger();
        gauges.add(Gauge.builder(name, value, AtomicInteger::doubleValue)
                .description(description)
                .strongReference(true)
                .register(registry));
        return value;
    }

    private static Counter counter(MeterRegistry registry, String name, String description) {
        return Counter.builder(name).description(description).register(registry);
    }

    /** A result came to the store, for the first time or not. */
    void stored(WriteVerdict.Kind verdict) {
        (verdict == WriteVerdict.Kind.DUPLICATE ? duplicates : stored).increment();
    }

    void triesLost(int count) {
        lost.increment(count);
    }

    void tryFailed() {
        failed.increment();
    }

    void written(long nanos) {
        writes.record(Duration.ofNanos(nanos));
    }

    void writeFailed() {
        writeFailures.increment();
    }

    void now(Collection<RunningBatch> live, SlotLeases slotLeases, int waitingResultCount) {
        batches.set(live.size());
        outstanding.set(live.stream().mapToInt(RunningBatch::outstandingBlocks).sum());
        slots.set(slotLeases.slots());
        leases.set(slotLeases.all().size());
        waitingResults.set(waitingResultCount);
    }

    /** This process is no longer the one that knows: what it knew is not told any more. */
    void end() {
        gauges.forEach(registry::remove);
    }
}
