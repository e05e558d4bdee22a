package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.batch.BatchEvent.Finished;
import io.stampede.coordinator.report.Provenance;
import io.stampede.coordinator.report.Report;
import io.stampede.coordinator.report.StoredReport;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.simulation.MarketModel;
import io.stampede.spec.ScenarioBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** Has a real grid compute batches, and reports on them as {@code run} does. */
final class BatchRunner {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private BatchRunner() {}

    /** The batch, as it is submitted. */
    static StoredBatch stored(String batchId, ScenarioBatch batch, BlockPlan plan) {
        return StoredBatch.of(batchId, batch, plan, StoredBatch.PRIORITY_DEFAULT, 0);
    }

    /** Submits a batch and waits for its end, but not for ever. */
    static Finished run(ClusterNode node, StoredBatch batch) throws InterruptedException {
        BlockingQueue<BatchEvent> events = new LinkedBlockingQueue<>();
        var watcher = node.system()
                .systemActorOf(
                        Behaviors.<BatchEvent>receiveMessage(event -> {
                            events.add(event);
                            return Behaviors.same();
                        }),
                        "watcher-of-" + batch.id(),
                        Props.empty());
        node.coordinator().tell(new BatchCommand.Submit(batch, watcher));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            BatchEvent event = events.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
            assertThat(event).as("the end of %s in time", batch.id()).isNotNull();
            if (event instanceof Finished finished) {
                return finished;
            }
        }
    }

    /** Submits a batch and waits until it has succeeded. */
    static RunStatistics succeed(ClusterNode node, StoredBatch batch) throws InterruptedException {
        Finished finished = run(node, batch);
        assertThat(finished.state()).as(finished.toString()).isEqualTo(BatchState.SUCCEEDED);
        return finished.statistics();
    }

    /** The report of what is stored of a batch. */
    static Report report(StoredBatch stored, ResultStore store) {
        Provenance none = new Provenance("", "", Instant.EPOCH, Duration.ZERO, 1, OptionalLong.empty(), "", "");
        return StoredReport.of(stored, store, spec -> new MarketModel(spec).layout(), none)
                .report();
    }
}
