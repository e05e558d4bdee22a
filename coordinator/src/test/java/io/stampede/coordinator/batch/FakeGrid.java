package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.ResultStore;
import io.stampede.coordinator.store.WriteVerdict;
import io.stampede.node.protocol.BlockAttempt;
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
import java.util.TreeMap;

/**
 * A desk with a real store, slots that compute nothing, a clock that is set by hand, and a network that loses, repeats
 * and reorders messages as its seed says.
 */
final class FakeGrid implements Outbox {
    private final ResultStore store;
    private final long epoch;
    private final Random faults;
    private final int faultPercent;
    private final Map<String, BlockAttempt> computing = new TreeMap<>();
    private final Map<String, Deque<RunBlock>> unacknowledged = new TreeMap<>();
    private final List<CoordinatorMessage> toDesk = new ArrayList<>();
    private final Deque<Runnable> blocking = new ArrayDeque<>();
    final List<String> handedOut = new ArrayList<>();
    final List<SlotProtocol.Command> commands = new ArrayList<>();
    final BatchDesk desk;
    boolean isStoreAway;
    long nowNanos = Long.MAX_VALUE - 5;

    FakeGrid(ResultStore store, CoordinatorSettings settings, Random faults, int faultPercent) {
        this.store = store;
        this.epoch = store.raiseEpoch();
        this.faults = faults;
        this.faultPercent = faultPercent;
        this.desk = new BatchDesk(epoch, settings, this);
    }

    static CoordinatorSettings settings() {
        return new CoordinatorSettings(
                3,
                Duration.ofSeconds(10),
                1_000,
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
            if (computing.containsKey(slotId)) {
                send(new Busy(slotId, run.block()));
            } else {
                computing.put(slotId, run.block());
                unacknowledged.computeIfAbsent(slotId, id -> new ArrayDeque<>()).add(run);
            }
        } else if (command instanceof SlotProtocol.Stored stored) {
            drop(slotId, stored.block());
        } else if (command instanceof SlotProtocol.Abandon abandon) {
            drop(slotId, abandon.block());
            send(new Abandoned(slotId, abandon.block()));
        } else if (command instanceof SlotProtocol.Cancel cancel) {
            unacknowledged
                    .getOrDefault(slotId, new ArrayDeque<>())
                    .removeIf(run -> run.block().batchId().equals(cancel.batchId()));
            computing.values().removeIf(block -> block.batchId().equals(cancel.batchId()));
        }
    }

    private void drop(String slotId, BlockAttempt block) {
        unacknowledged
                .getOrDefault(slotId, new ArrayDeque<>())
                .removeIf(run -> run.block().isSameBlockAs(block));
        BlockAttempt current = computing.get(slotId);
        if (current != null && current.isSameBlockAs(block)) {
            computing.remove(slotId);
        }
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
    public void aggregate(RunningBatch batch) {
        blocking.add(() -> desk.aggregated(batch, "f".repeat(64), nowNanos));
    }

    /** A second passes: slots work, messages arrive, the store writes. */
    void second() {
        nowNanos += 1_000_000_000L;
        computing.forEach((slotId, block) -> send(new BlockProgress(slotId, block, 1, 2)));
        for (Map.Entry<String, Deque<RunBlock>> slot : unacknowledged.entrySet()) {
            for (RunBlock run : slot.getValue()) {
                computing.remove(slot.getKey(), run.block());
                for (Part part : Parts.cut(outcomes(run.firstScenario(), run.lanes()))) {
                    send(new BlockResult(slot.getKey(), run.block(), OutcomeCodec.FORMAT, 5, part, "node"));
                }
            }
        }
        deliver();
        desk.tick(nowNanos);
        deliver();
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
