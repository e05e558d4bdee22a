package io.stampede.coordinator.report;

import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.BlockPlan;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.StoredBatch;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.risk.TailGlimpse;
import io.stampede.risk.TailRiskReport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What batches under way say so far: the headline metrics over the scenarios of all blocks up to the first that is not
 * stored. Each stored block is read once. Bounded: the batches not asked for longest are read anew when they are asked
 * for again. Safe for use by several threads; blocks.
 */
public final class LiveMeasures {
    /**
     * What the first scenarios say.
     *
     * @param scenarios how many they are
     * @param glimpses of the headline metrics that any of them has
     */
    public record Snapshot(int scenarios, List<TailGlimpse> glimpses) {}

    private static final long VALUES_MAX = 8_000_000;
    private static final int BLOCKS_PER_READ = 16;
    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();

    private final ResultStore store;
    private final Map<String, Values> batches = new LinkedHashMap<>(16, 0.75f, true);

    /** Reads from a store. */
    public LiveMeasures(ResultStore store) {
        this.store = store;
    }

    /**
     * What the batch says so far; none before its first block is stored.
     *
     * @param levels of value at risk and expected shortfall
     */
    public Optional<Snapshot> of(StoredBatch batch, List<Double> levels) {
        Values values;
        synchronized (batches) {
            values = batches.compute(
                    batch.id(), (id, known) -> known != null && known.isOf(batch) ? known : new Values(batch));
            forgetBeyond(values);
        }
        return values.snapshot(store, levels, batch.state() == BatchState.SUCCEEDED);
    }

    private void forgetBeyond(Values asked) {
        long total = batches.values().stream().mapToLong(Values::size).sum();
        for (Values values : List.copyOf(batches.values())) {
            if (total > VALUES_MAX && values != asked) {
                batches.remove(values.batch.id());
                total -= values.size();
            }
        }
    }

    /** The values of one batch: a column for each headline metric, then one of weights if scenarios have them. */
    private static final class Values {
        private final StoredBatch batch;
        private final List<Metric> metrics = TailRiskReport.HEADLINES;
        private final List<OutcomeColumn> columns = new ArrayList<>();
        private final boolean isWeighted;
        private final ReentrantLock reading = new ReentrantLock();
        private int blocks;
        private int scenarios;
        private volatile long readNanos;
        private volatile Optional<Snapshot> last = Optional.empty();

        Values(StoredBatch batch) {
            this.batch = batch;
            this.isWeighted =
                    StoredReport.specification(batch).spec().sampling().isWeighted();
            for (int column = 0; column < metrics.size() + (isWeighted ? 1 : 0); column++) {
                columns.add(OutcomeColumn.ofSize(0));
            }
        }

        long size() {
            return (long) batch.plan().scenarios() * columns.size();
        }

        /**
         * One reads while the others are told what was known before: a long batch must not keep them all. At its end
         * they wait, as nobody asks for it again.
         */
        Optional<Snapshot> snapshot(ResultStore store, List<Double> levels, boolean isOver) {
            Optional<Snapshot> known = last;
            boolean isWhole = known.isPresent()
                    && known.orElseThrow().scenarios() == batch.plan().scenarios();
            boolean isFresh = known.isPresent() && System.nanoTime() - readNanos < FRESH_NANOS;
            if (isWhole || (isFresh && !isOver)) {
                return known;
            }
            if (isOver) {
                reading.lock();
            }
            if (isOver || reading.tryLock()) {
                try {
                    if (readMore(store)) {
                        last = Optional.of(new Snapshot(scenarios, glimpses(levels)));
                    }
                    readNanos = System.nanoTime();
                } finally {
                    reading.unlock();
                }
            }
            return last;
        }

        /** A batch that has stopped has fewer scenarios than before. */
        private boolean isOf(StoredBatch other) {
            return batch.plan().equals(other.plan());
        }

        private boolean readMore(ResultStore store) {
            BlockPlan plan = batch.plan();
            int before = blocks;
            while (blocks < plan.blocks()) {
                int asked = blocks;
                for (StoredBlock block : store.results(batch.id(), blocks, BLOCKS_PER_READ)) {
                    if (block.block() != blocks) {
                        return blocks > before;
                    }
                    append(OutcomeCodec.decode(block.outcomes()).first(plan.lanesOf(blocks)));
                    blocks++;
                }
                if (blocks == asked) {
                    break;
                }
            }
            return blocks > before;
        }

        private void append(OutcomeBlock block) {
            int needed = block.firstScenario() + block.lanes();
            for (int index = 0; index < columns.size(); index++) {
                // Metrics are the first columns of every layout, in their order, and weights the last.
                OutcomeColumn from = index < metrics.size()
                        ? block.columns().get(metrics.get(index).ordinal())
                        : block.columns().get(block.columns().size() - 1);
                OutcomeColumn to = grown(columns.get(index), needed);
                System.arraycopy(from.values(), 0, to.values(), block.firstScenario(), block.lanes());
                System.arraycopy(from.defined(), 0, to.defined(), block.firstScenario(), block.lanes());
                columns.set(index, to);
            }
            scenarios = needed;
        }

        private OutcomeColumn grown(OutcomeColumn column, int needed) {
            if (column.rows() >= needed) {
                return column;
            }
            int rows = Math.min(batch.plan().scenarios(), Math.max(needed, 2 * column.rows()));
            return new OutcomeColumn(Arrays.copyOf(column.values(), rows), Arrays.copyOf(column.defined(), rows));
        }

        private List<TailGlimpse> glimpses(List<Double> levels) {
            List<TailGlimpse> glimpses = new ArrayList<>();
            for (int index = 0; index < metrics.size(); index++) {
                Metric metric = metrics.get(index);
                OutcomeColumn column = columns.get(index);
                Optional<TailGlimpse> glimpse = isWeighted
                        ? TailGlimpse.ofWeighted(metric, column, columns.get(metrics.size()), scenarios, levels)
                        : TailGlimpse.of(metric, column, scenarios, levels);
                glimpse.ifPresent(glimpses::add);
            }
            return List.copyOf(glimpses);
        }
    }
}
