package io.stampede.coordinator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.simulation.EngineVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RecentReportsTest {
    private final List<String> computed = new ArrayList<>();
    private final RecentReports reports = new RecentReports(this::compute, 2);

    private Report compute(StoredBatch batch) {
        computed.add(batch.id());
        return SyntheticOutcomes.report(10);
    }

    @Test
    void aReportIsComputedOnce() {
        Report first = reports.of(batch("a"));
        assertThat(reports.of(batch("a"))).isSameAs(first);
        assertThat(computed).containsExactly("a");
    }

    @Test
    void theOneThatWasAskedForLongestAgoGoesFirst() {
        for (String id : List.of("a", "b", "a", "c", "a", "b")) {
            reports.of(batch(id));
        }
        assertThat(computed).containsExactly("a", "b", "c", "b");
    }

    @Test
    void whoAsksMeanwhileWaitsForIt() throws Exception {
        AtomicInteger count = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RecentReports slow = new RecentReports(
                batch -> {
                    count.incrementAndGet();
                    begun.countDown();
                    await(goOn);
                    return SyntheticOutcomes.report(10);
                },
                2);
        CompletableFuture<Report> first = CompletableFuture.supplyAsync(() -> slow.of(batch("a")));
        begun.await();
        CompletableFuture<Report> second = CompletableFuture.supplyAsync(() -> slow.of(batch("a")));
        goOn.countDown();
        assertThat(second.get()).isSameAs(first.get());
        assertThat(count).hasValue(1);
    }

    @Test
    void aFailureIsToldAsItIsAndNotKept() {
        AtomicInteger count = new AtomicInteger();
        RecentReports failing = new RecentReports(
                batch -> {
                    if (count.incrementAndGet() == 1) {
                        throw new UnsupportedOperationException("away");
                    }
                    return SyntheticOutcomes.report(10);
                },
                2);
        assertThatThrownBy(() -> failing.of(batch("a"))).isInstanceOf(UnsupportedOperationException.class);
        assertThat(failing.of(batch("a"))).isNotNull();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static StoredBatch batch(String id) {
        return new StoredBatch(
                id,
                id,
                "{}",
                "0".repeat(64),
                1,
                new BlockPlan(10, 10),
                StoredBatch.PRIORITY_DEFAULT,
                EngineVersion.CURRENT,
                BatchState.SUCCEEDED,
                0,
                Optional.empty(),
                Optional.empty());
    }
}
