package io.stampede.coordinator.batch;

import io.stampede.node.cluster.SlotId;
import io.stampede.node.protocol.BlockAttempt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which slot works on what, and until when it is believed.
 *
 * <p>A slot has one credit: free, or lent out under a lease. Progress renews a lease; one that is not renewed lapses,
 * by the coordinator's own monotonic clock alone, and what it was for is run again elsewhere. Besides its lease a slot
 * may hold one prefetched block, which it starts when it is done with the other: that one has no lease of its own until
 * then. A slot that refused work or fell silent is left alone for a while. Times are {@link System#nanoTime} values and
 * are compared by difference, as these may overflow. Not thread-safe.
 */
final class SlotLeases {
    /**
     * A block lent to a slot.
     *
     * @param slotId the slot
     * @param block which try at which block
     * @param grantedNanos since when
     * @param deadlineNanos when it lapses unless renewed
     * @param fractionDone part of the block's steps that are done, 0 to 1
     */
    record Lease(String slotId, BlockAttempt block, long grantedNanos, long deadlineNanos, double fractionDone) {}

    /**
     * A block that a slot holds but has not begun.
     *
     * @param slotId the slot
     * @param block which try at which block
     */
    record Prefetch(String slotId, BlockAttempt block) {}

    private final long leaseNanos;
    private final TreeMap<Integer, Lease> leases = new TreeMap<>();
    private final TreeMap<Integer, Prefetch> prefetches = new TreeMap<>();
    private final TreeMap<Integer, Long> pausedUntil = new TreeMap<>();
    private final TreeSet<Integer> lapsedSlots = new TreeSet<>();
    /** The slots of {@link #leases}, so that the first free one is found without a look at each. */
    private final BitSet leased = new BitSet();
    /** Those of them that hold nothing to go on with. */
    private final BitSet leasedOnly = new BitSet();

    private int slots;

    SlotLeases(Duration lease) {
        this.leaseNanos = lease.toNanos();
    }

    /**
     * The cluster has so many slots now; work on those beyond is still believed, but they get no more. Where slots lie
     * has changed with their number, so that all may be tried again.
     *
     * @return what the slots beyond had not begun, and shall not
     */
    List<Prefetch> resize(int count) {
        slots = count;
        pausedUntil.clear();
        lapsedSlots.clear();
        List<Prefetch> beyond = List.copyOf(prefetches.tailMap(count, true).values());
        beyond.forEach(prefetch -> removePrefetch(SlotId.index(prefetch.slotId())));
        return beyond;
    }

    /** Number of slots that get work. */
    int slots() {
        return slots;
    }

    /** The first slot without work, if there is one. */
    Optional<String> free(long nowNanos) {
        int slot = leased.nextClearBit(0);
        while (slot < slots && isPaused(slot, nowNanos)) {
            slot = leased.nextClearBit(slot + 1);
        }
        return slot < slots ? Optional.of(SlotId.of(slot)) : Optional.empty();
    }

    /** The first slot at work that holds nothing to go on with, if there is one. */
    Optional<String> freeToPrefetch(long nowNanos) {
        int slot = leasedOnly.nextSetBit(0);
        while (slot >= 0 && slot < slots && isPaused(slot, nowNanos)) {
            slot = leasedOnly.nextSetBit(slot + 1);
        }
        return slot >= 0 && slot < slots ? Optional.of(SlotId.of(slot)) : Optional.empty();
    }

    private boolean isPaused(int slot, long nowNanos) {
        Long until = pausedUntil.get(slot);
        return until != null && until - nowNanos > 0;
    }

    /** Lends a slot's credit to a try at a block. */
    void grant(String slotId, BlockAttempt block, long nowNanos) {
        int slot = SlotId.index(slotId);
        leases.put(slot, new Lease(slotId, block, nowNanos, nowNanos + leaseNanos, 0));
        leased.set(slot);
        leasedOnly.set(slot, !prefetches.containsKey(slot));
    }

    /** Gives a slot at work a block to go on with. */
    void prefetch(String slotId, BlockAttempt block) {
        int slot = SlotId.index(slotId);
        prefetches.put(slot, new Prefetch(slotId, block));
        leasedOnly.clear(slot);
    }

    private @Nullable Prefetch removePrefetch(int slot) {
        leasedOnly.set(slot, leased.get(slot));
        return prefetches.remove(slot);
    }

    /** Takes back the block that has been begun least of those that wait at slots at work, if there is one. */
    Optional<Prefetch> takePrefetch() {
        Prefetch last = null;
        double least = Double.POSITIVE_INFINITY;
        for (Prefetch prefetch : prefetches.values()) {
            Lease lease = leases.get(SlotId.index(prefetch.slotId()));
            double done = lease == null ? 0 : lease.fractionDone();
            if (done < least) {
                least = done;
                last = prefetch;
            }
        }
        if (last != null) {
            removePrefetch(SlotId.index(last.slotId()));
        }
        return Optional.ofNullable(last);
    }

    /**
     * The slot works on the block, or holds it to go on with: it is alive.
     *
     * @return whether it was given the block
     */
    boolean renew(String slotId, BlockAttempt block, double fractionDone, long nowNanos) {
        int slot = SlotId.index(slotId);
        Lease lease = leases.get(slot);
        if (lease == null) {
            return false;
        }
        boolean isLent = lease.block().equals(block);
        if (!isLent && !isPrefetched(slot, block)) {
            return false;
        }
        double done = isLent ? fractionDone : lease.fractionDone();
        leases.put(slot, new Lease(slotId, lease.block(), lease.grantedNanos(), nowNanos + leaseNanos, done));
        return true;
    }

    /**
     * The slot is done with this try, or lets go of it; its credit is free again, or goes to what it goes on with.
     *
     * @return the lease it had for it, if it had one
     */
    Optional<Lease> release(String slotId, BlockAttempt block, long nowNanos) {
        int slot = SlotId.index(slotId);
        Lease lease = leases.get(slot);
        if (lease == null || !lease.block().equals(block)) {
            return Optional.empty();
        }
        goOn(slot, nowNanos);
        return Optional.of(lease);
    }

    /**
     * The slot lets go of a block that it held to go on with.
     *
     * @return whether it held it
     */
    boolean releasePrefetch(String slotId, BlockAttempt block) {
        int slot = SlotId.index(slotId);
        return isPrefetched(slot, block) && removePrefetch(slot) != null;
    }

    private boolean isPrefetched(int slot, BlockAttempt block) {
        Prefetch prefetch = prefetches.get(slot);
        return prefetch != null && prefetch.block().equals(block);
    }

    private void goOn(int slot, long nowNanos) {
        leases.remove(slot);
        leased.clear(slot);
        Prefetch next = removePrefetch(slot);
        if (next != null) {
            grant(next.slotId(), next.block(), nowNanos);
        }
    }

    /** Gives a slot no work for a while. */
    void pause(String slotId, Duration length, long nowNanos) {
        int slot = SlotId.index(slotId);
        if (slot < slots) {
            pausedUntil.put(slot, nowNanos + length.toNanos());
        }
    }

    /** Gives a slot that fell silent no work until it is heard of, or a while has passed. */
    void pauseUntilHeard(String slotId, Duration longest, long nowNanos) {
        pause(slotId, longest, nowNanos);
        lapsedSlots.add(SlotId.index(slotId));
    }

    /** The leases that lapsed, in slot order. */
    List<Lease> lapsed(long nowNanos) {
        return leases.values().stream()
                .filter(lease -> lease.deadlineNanos() - nowNanos <= 0)
                .toList();
    }

    /** Takes away the leases on one block, in slot order. */
    List<Lease> takeBlock(BlockAttempt block, long nowNanos) {
        return take(lease -> lease.block().isSameBlockAs(block), nowNanos);
    }

    /** Takes away all that slots have of a batch. */
    void takeBatch(String batchId, long nowNanos) {
        List.copyOf(prefetches.values()).stream()
                .filter(prefetch -> prefetch.block().batchId().equals(batchId))
                .forEach(prefetch -> removePrefetch(SlotId.index(prefetch.slotId())));
        take(lease -> lease.block().batchId().equals(batchId), nowNanos);
    }

    private List<Lease> take(Predicate<Lease> which, long nowNanos) {
        List<Lease> taken = leases.values().stream().filter(which).toList();
        taken.forEach(lease -> goOn(SlotId.index(lease.slotId()), nowNanos));
        return taken;
    }

    /** Takes back the block that a slot holds to go on with, if it holds one. */
    Optional<Prefetch> takePrefetchOf(String slotId) {
        return Optional.ofNullable(removePrefetch(SlotId.index(slotId)));
    }

    /** The slot is alive after all. */
    void heard(String slotId) {
        int slot = SlotId.index(slotId);
        if (lapsedSlots.remove(slot)) {
            pausedUntil.remove(slot);
        }
    }

    /** Whether some slot has a lease for the block, or holds it. */
    boolean isOut(BlockAttempt block) {
        return leases.values().stream().anyMatch(lease -> lease.block().isSameBlockAs(block))
                || prefetches.values().stream()
                        .anyMatch(prefetch -> prefetch.block().isSameBlockAs(block));
    }

    /** Whether a slot has a lease. */
    boolean isAtWork(String slotId) {
        return leases.containsKey(SlotId.index(slotId));
    }

    /** All leases, in slot order. */
    Collection<Lease> all() {
        return List.copyOf(leases.values());
    }

    /** The leases of a batch, in slot order. */
    List<Lease> ofBatch(String batchId) {
        return leases.values().stream()
                .filter(lease -> lease.block().batchId().equals(batchId))
                .toList();
    }

    /** Slots that have anything of a batch, in slot order. */
    List<String> slotsOfBatch(String batchId) {
        List<String> slotIds = new ArrayList<>();
        for (Lease lease : leases.values()) {
            Prefetch prefetch = prefetches.get(SlotId.index(lease.slotId()));
            if (lease.block().batchId().equals(batchId)
                    || (prefetch != null && prefetch.block().batchId().equals(batchId))) {
                slotIds.add(lease.slotId());
            }
        }
        return slotIds;
    }
}
