package io.stampede.coordinator.report;

import io.stampede.coordinator.store.StoredBatch;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * The reports that were asked for last. A report takes seconds to compute and, once its batch has succeeded, never
 * changes; whoever asks while it is being computed waits for that. Safe for use by several threads.
 */
public final class RecentReports {
    private final Function<StoredBatch, Report> compute;
    private final Map<String, FutureTask<Report>> recent;

    /**
     * None yet.
     *
     * @param compute the report of a batch that has succeeded
     * @param reportsMax how many are kept
     */
    public RecentReports(Function<StoredBatch, Report> compute, int reportsMax) {
        this.compute = compute;
        this.recent = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, FutureTask<Report>> leastRecentlyUsed) {
                return size() > reportsMax;
            }
        };
    }

    /** The report of a batch that has succeeded. What it fails with is not kept. */
    public Report of(StoredBatch batch) {
        FutureTask<Report> mine = new FutureTask<>(() -> compute.apply(batch));
        FutureTask<Report> task;
        synchronized (recent) {
            task = recent.computeIfAbsent(batch.id(), id -> mine);
        }
        if (task == mine) {
            mine.run();
        }
        try {
            return task.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the report of batch " + batch.id() + " is computed", e);
        } catch (ExecutionException e) {
            synchronized (recent) {
                recent.remove(batch.id(), task);
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("the report of batch " + batch.id() + " cannot be computed", e);
        }
    }
}
