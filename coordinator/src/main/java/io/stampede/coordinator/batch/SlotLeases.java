package io.stampede.coordinator.batch;

import io.stampede.node.cluster.SlotId;
import io.stampede.node.protocol.BlockAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Which slot works on what, and until when it is believed.
 *
 * <p>A slot has one credit: free, or lent out under a lease. Progress renews a lease; one that is not renewed lapses,
 * by the coordinator's own monotonic clock alone, and what it was for is run again elsewhere. A slot that refused work
 * is left alone for a while. Times are {@link System#nanoTime} values and are compared by difference, as these may
 * overflow. Not thread-safe.
 */
final class SlotLeases {
    /**
     * A block lent to a slot.
     *
     * @param slotId the slot
     * @param block which try at which block
     * @param deadlineNanos when it lapses unless renewed
     * @param fractionDone part of the block's steps that are done, 0 to 1
     */
    record Lease(String slotId, BlockAttempt block, long deadlineNanos, double fractionDone) {}

    private final long leaseNanos;
    private final TreeMap<Integer, Lease> leases = new TreeMap<>();
    private final TreeMap<Integer, Long> pausedUntil = new TreeMap<>();
    private int slots;

    SlotLeases(Duration lease) {
        this.leaseNanos = lease.toNanos();
    }

    /** The cluster has so many slots now; work on those beyond is still believed, but they get no more. */
    void resize(int count) {
        slots = count;
        pausedUntil.tailMap(count, true).clear();
    }

    /** Number of slots that get work. */
    int slots() {
        return slots;
    }

    /** The lowest slot with a free credit. */
    Optional<String> free(long nowNanos) {
        for (int slot = 0; slot < slots; slot++) {
            if (!leases.containsKey(slot) && !isPaused(slot, nowNanos)) {
                return Optional.of(SlotId.of(slot));
            }
        }
        return Optional.empty();
    }

    private boolean isPaused(int slot, long nowNanos) {
        Long until = pausedUntil.get(slot);
        return until != null && until - nowNanos > 0;
    }

    /** Lends a slot's credit to a try at a block. */
    void grant(String slotId, BlockAttempt block, long nowNanos) {
        leases.put(SlotId.index(slotId), new Lease(slotId, block, nowNanos + leaseNanos, 0));
    }

    /**
     * The slot works on the block.
     *
     * @return whether it has a lease for it
     */
    boolean renew(String slotId, BlockAttempt block, double fractionDone, long nowNanos) {
        if (!isLent(slotId, block)) {
            return false;
        }
        leases.put(SlotId.index(slotId), new Lease(slotId, block, nowNanos + leaseNanos, fractionDone));
        return true;
    }

    /**
     * The slot is done with this try; its credit is free again.
     *
     * @return whether it had a lease for it
     */
    boolean release(String slotId, BlockAttempt block) {
        if (!isLent(slotId, block)) {
            return false;
        }
        leases.remove(SlotId.index(slotId));
        return true;
    }

    private boolean isLent(String slotId, BlockAttempt block) {
        Lease lease = leases.get(SlotId.index(slotId));
        return lease != null && lease.block().equals(block);
    }

    /** Gives a slot no work for a while. */
    void pause(String slotId, Duration length, long nowNanos) {
        int slot = SlotId.index(slotId);
        if (slot < slots) {
            pausedUntil.put(slot, nowNanos + length.toNanos());
        }
    }

    /** Takes away the leases that lapsed, in slot order. */
    List<Lease> takeLapsed(long nowNanos) {
        return take(lease -> lease.deadlineNanos() - nowNanos <= 0);
    }

    /** Takes away the leases on one block, in slot order. */
    List<Lease> takeBlock(BlockAttempt block) {
        return take(lease -> lease.block().isSameBlockAs(block));
    }

    /** Takes away the leases of a batch, in slot order. */
    List<Lease> takeBatch(String batchId) {
        return take(lease -> lease.block().batchId().equals(batchId));
    }

    private List<Lease> take(Predicate<Lease> which) {
        List<Lease> taken = new ArrayList<>();
        leases.values().removeIf(lease -> which.test(lease) && taken.add(lease));
        return taken;
    }

    /** The leases of a batch, in slot order. */
    List<Lease> ofBatch(String batchId) {
        return leases.values().stream()
                .filter(lease -> lease.block().batchId().equals(batchId))
                .toList();
    }
}
