package io.stampede.coordinator.batch;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.WriteVerdict;
import io.stampede.node.protocol.CoordinatorMessage;
import io.stampede.node.protocol.OutcomeCodec;
import io.stampede.node.protocol.Part;
import io.stampede.node.protocol.Parts;
import io.stampede.node.protocol.SlotProtocol;
import io.stampede.node.protocol.SlotProtocol.Abandoned;
import io.stampede.node.protocol.SlotProtocol.BlockFailed;
import io.stampede.node.protocol.SlotProtocol.BlockProgress;
import io.stampede.node.protocol.SlotProtocol.BlockResult;
import io.stampede.node.protocol.SlotProtocol.Busy;
import io.stampede.node.protocol.SlotProtocol.RunBlock;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A desk with a real store, slots that compute nothing, a clock that is set by hand, and a network that loses, repeats
 * and reorders messages as its seed says.
 */
final class FakeGrid implements Outbox {
    private final ResultStore store;
    private final long epoch;
    private final Random faults;
    private final int faultPercent;
    private final StoppingRule rule;
    private final Map<String, RunBlock> computing = new TreeMap<>();
    private final Map<String, Integer> secondsDone = new TreeMap<>();
    private final Map<String, RunBlock> waiting = new TreeMap<>();
    private final Map<String, Deque<RunBlock>> results = new TreeMap<>();
    private final List<CoordinatorMessage> toDesk = new ArrayList<>();
    private final Deque<Runnable> blocking = new ArrayDeque<>();
    final List<String> handedOut = new ArrayList<>();
    final List<SlotProtocol.Command> commands = new ArrayList<>();
    final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    final BatchDesk desk;
    /** How many seconds a slot takes for a block; 1 where it does not say. */
    final Map<String, Integer> secondsPerBlock = new TreeMap<>();

    /** The block that fails whoever computes it; none if negative. */
    int failing = -1;

    int failed;
    boolean isStoreAway;
    long nowNanos = Long.MAX_VALUE - 5;

    FakeGrid(ResultStore store, CoordinatorSettings settings, Random faults, int faultPercent) {
        this(store, settings, faults, faultPercent, StoppingRule.NEVER);
    }

    FakeGrid(ResultStore store, CoordinatorSettings settings, Random faults, int faultPercent, StoppingRule rule) {
        this.rule = rule;
        this.store = store;
        this.epoch = store.raiseEpoch();
        this.faults = faults;
        this.faultPercent = faultPercent;
        this.desk = new BatchDesk(epoch, settings, this, new DeskMetrics(meters), rule);
    }

    static CoordinatorSettings settings() {
        return settings(1_000);
    }

    static CoordinatorSettings settings(int losesMax) {
        return settings(losesMax, 1.5);
    }

    static CoordinatorSettings withoutSpeculation() {
        return settings(1_000, 0);
    }

    private static CoordinatorSettings settings(int losesMax, double speculationFactor) {
        return new CoordinatorSettings(
                3,
                Duration.ofSeconds(10),
                losesMax,
                2,
                Duration.ofMillis(500),
                Duration.ofSeconds(10),
                speculationFactor,
                Duration.ofSeconds(3),
                Duration.ofMillis(200),
                4,
                8,
                Duration.ofSeconds(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
    }

    @Override
    public void toSlot(String slotId, SlotProtocol.Command command) {
        for (int copies = copies(); copies > 0; copies--) {
            receive(slotId, command);
        }
    }

    private int copies() {
        return faults.nextInt(100) >= faultPercent ? 1 : faults.nextBoolean() ? 0 : 2;
    }

    private void receive(String slotId, SlotProtocol.Command command) {
        commands.add(command);
        if (command instanceof RunBlock run) {
            handedOut.add(run.block().batchId());
            run(slotId, run);
        } else if (command instanceof SlotProtocol.Stored stored) {
            drop(slotId, run -> run.block().isSameBlockAs(stored.block()));
        } else if (command instanceof SlotProtocol.Abandon abandon) {
            drop(slotId, run -> run.block().equals(abandon.block()));
            send(new Abandoned(slotId, abandon.block()));
        } else if (command instanceof SlotProtocol.Cancel cancel) {
            drop(slotId, run -> run.block().batchId().equals(cancel.batchId()));
        }
    }

    private void run(String slotId, RunBlock run) {
        Deque<RunBlock> done = results.computeIfAbsent(slotId, id -> new ArrayDeque<>());
        if (isOf(run, computing.get(slotId))) {
            computing.put(slotId, run);
        } else if (isOf(run, waiting.get(slotId))) {
            waiting.put(slotId, run);
        } else if (done.removeIf(other -> isOf(run, other))) {
            done.add(run);
        } else if (!computing.containsKey(slotId)) {
            computing.put(slotId, run);
        } else if (!waiting.containsKey(slotId)) {
            waiting.put(slotId, run);
        } else {
            send(new Busy(slotId, run.block()));
        }
    }

    private static boolean isOf(RunBlock run, @Nullable RunBlock other) {
        return other != null && other.block().isSameBlockAs(run.block());
    }

    private void drop(String slotId, Predicate<RunBlock> unwanted) {
        results.getOrDefault(slotId, new ArrayDeque<>()).removeIf(unwanted);
        if (waiting.containsKey(slotId) && unwanted.test(waiting.get(slotId))) {
            waiting.remove(slotId);
        }
        if (computing.containsKey(slotId) && unwanted.test(computing.get(slotId))) {
            end(slotId);
        }
    }

    private void end(String slotId) {
        computing.remove(slotId);
        secondsDone.remove(slotId);
        RunBlock next = waiting.remove(slotId);
        if (next != null) {
            computing.put(slotId, next);
        }
    }

    /** The coordinator dies and another takes over; the slots keep what they have begun and what they have done. */
    FakeGrid takeOver(CoordinatorSettings settings) {
        FakeGrid next = new FakeGrid(store, settings, faults, faultPercent, rule);
        next.nowNanos = nowNanos;
        next.computing.putAll(computing);
        next.secondsDone.putAll(secondsDone);
        next.results.putAll(results);
        next.secondsPerBlock.putAll(secondsPerBlock);
        return next;
    }

    /** The numbers of the blocks that slots have begun, or done without being told that they are stored. */
    Set<Integer> begun() {
        Set<Integer> blocks = new TreeSet<>();
        computing.values().forEach(run -> blocks.add(run.block().blockIndex()));
        results.values()
                .forEach(runs -> runs.forEach(run -> blocks.add(run.block().blockIndex())));
        return blocks;
    }

    private void send(CoordinatorMessage message) {
        for (int copies = copies(); copies > 0; copies--) {
            toDesk.add(toDesk.isEmpty() ? 0 : faults.nextInt(toDesk.size() + 1), message);
        }
    }

    @Override
    public void write(WriteQueue.Write write) {
        blocking.add(() -> {
            if (isStoreAway) {
                desk.writeFailed(new IllegalStateException("no space left"), nowNanos);
                return;
            }
            List<WriteVerdict> verdicts = write.perform(store, epoch);
            desk.written(write, verdicts, nowNanos);
        });
    }

    @Override
    public void look(RunningBatch batch, int scenarios) {
        blocking.add(() -> desk.looked(batch, rule.isEnough(batch.firstOf(scenarios), store), nowNanos));
    }

    @Override
    public void aggregate(RunningBatch batch) {
        blocking.add(() -> desk.aggregated(batch, "f".repeat(64), nowNanos));
    }

    /** A second passes: slots work, messages arrive, the store writes. */
    void second() {
        nowNanos += 1_000_000_000L;
        waiting.forEach((slotId, run) -> send(new BlockProgress(slotId, run.block(), 0, 0)));
        for (String slotId : List.copyOf(computing.keySet())) {
            RunBlock run = computing.get(slotId);
            int length = secondsPerBlock.getOrDefault(slotId, 1);
            int done = secondsDone.merge(slotId, 1, Integer::sum);
            send(new BlockProgress(slotId, run.block(), done, length + 1));
            if (done >= length && run.block().blockIndex() == failing) {
                failed++;
                send(new BlockFailed(slotId, run.block(), run.firstScenario(), 1, "it fails"));
                end(slotId);
            } else if (done >= length) {
                results.computeIfAbsent(slotId, id -> new ArrayDeque<>()).add(run);
                end(slotId);
            }
        }
        results.forEach((slotId, runs) -> runs.forEach(run -> sendResult(slotId, run)));
        deliver();
        desk.tick(nowNanos);
        deliver();
    }

    private void sendResult(String slotId, RunBlock run) {
        for (Part part : Parts.cut(outcomes(run.firstScenario(), run.lanes()))) {
            send(new BlockResult(slotId, run.block(), OutcomeCodec.FORMAT, 5, part, "node"));
        }
    }

    void deliver() {
        while (!toDesk.isEmpty() || !blocking.isEmpty()) {
            if (!toDesk.isEmpty()) {
                receive(toDesk.remove(0));
            }
            if (!blocking.isEmpty()) {
                blocking.remove().run();
            }
        }
    }

    private void receive(CoordinatorMessage message) {
        if (message instanceof BlockProgress report) {
            desk.progressed(report, nowNanos);
        } else if (message instanceof BlockResult report) {
            desk.resulted(report, nowNanos);
        } else if (message instanceof BlockFailed report) {
            desk.blockFailed(report, nowNanos);
        } else if (message instanceof Busy busy) {
            desk.gaveBack(busy.slotId(), busy.block(), nowNanos);
        } else if (message instanceof Abandoned abandoned) {
            desk.gaveBack(abandoned.slotId(), abandoned.block(), nowNanos);
        }
    }

    /** A block whose one column holds the scenario numbers. */
    static byte[] outcomes(int firstScenario, int lanes) {
        OutcomeColumn column = OutcomeColumn.ofSize(lanes);
        long[] digests = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            column.set(lane, firstScenario + lane);
            digests[lane] = ~(firstScenario + lane);
        }
        return OutcomeCodec.encode(new OutcomeBlock(firstScenario, List.of(column), digests));
    }
}
