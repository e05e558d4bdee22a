package io.stampede.coordinator.batch;

import io.stampede.coordinator.store.BatchState;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What is under way on the whole grid at one moment.
 *
 * @param trouble why work waits, if it does
 * @param slots slots that get work
 * @param blocks what the slots compute, in slot order
 * @param batches how far each batch is that is not over, by id
 */
public record Survey(Optional<String> trouble, int slots, List<BlockAtWork> blocks, Map<String, BatchPace> batches) {
    /**
     * A block that a slot computes.
     *
     * @param slotId the slot
     * @param batchId the batch
     * @param block number of the block
     * @param attempt which try at it, from 1
     * @param firstScenario number of its first scenario
     * @param lanes its scenarios
     * @param fractionDone part of its steps that are done, 0 to 1
     */
    public record BlockAtWork(
            String slotId, String batchId, int block, int attempt, int firstScenario, int lanes, double fractionDone) {}

    /**
     * How far a batch is, and how fast it goes.
     *
     * @param state where it is in its life
     * @param doneScenarios scenarios simulated, those under way counted by the part of their steps that are done
     * @param scenariosPerSecond over the last half minute
     * @param nextLook scenarios at which it is looked at next whether they are enough; none if they are to be all
     */
    public record BatchPace(BatchState state, double doneScenarios, double scenariosPerSecond, OptionalInt nextLook) {}

    /** Keeps copies. */
    public Survey {
        blocks = List.copyOf(blocks);
        batches = Map.copyOf(batches);
    }

    /** Of a grid whose coordinator cannot say more than why work waits. */
    public static Survey silent(String trouble) {
        return new Survey(Optional.of(trouble), 0, List.of(), Map.of());
    }

    static Survey of(Optional<String> trouble, SlotLeases leases, Collection<RunningBatch> running) {
        List<BlockAtWork> blocks = new ArrayList<>();
        Map<String, BatchPace> batches = new TreeMap<>();
        for (RunningBatch batch : running) {
            for (SlotLeases.Lease lease : leases.ofBatch(batch.id())) {
                blocks.add(atWork(batch, lease));
            }
            double done =
                    batch.progress(leases.ofBatch(batch.id()), Optional.empty()).doneScenarios();
            batches.put(
                    batch.id(),
                    new BatchPace(
                            batch.state(),
                            done,
                            batch.pace().perSecond(),
                            batch.looks().next()));
        }
        return new Survey(trouble, leases.slots(), blocks, batches);
    }

    private static BlockAtWork atWork(RunningBatch batch, SlotLeases.Lease lease) {
        int block = lease.block().blockIndex();
        return new BlockAtWork(
                lease.slotId(),
                batch.id(),
                block,
                lease.block().attempt(),
                batch.plan().firstScenario(block),
                batch.plan().lanesOf(block),
                lease.fractionDone());
    }
}
