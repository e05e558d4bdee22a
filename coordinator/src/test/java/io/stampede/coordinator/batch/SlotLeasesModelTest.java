package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.batch.SlotLeases.Prefetch;
import io.stampede.node.cluster.SlotId;
import io.stampede.node.protocol.BlockAttempt;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The next free slot is the one that a look at every slot would find, whatever came before. */
class SlotLeasesModelTest {
    private static final long NOW = 0;
    private static final int SLOTS_MOST = 12;

    private final SlotLeases leases = new SlotLeases(Duration.ofSeconds(3));
    private final TreeMap<Integer, BlockAttempt> lent = new TreeMap<>();
    private final TreeMap<Integer, BlockAttempt> held = new TreeMap<>();
    private final TreeMap<Integer, Boolean> paused = new TreeMap<>();
    private int slots = 6;
    private int blocks;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void findsWhatALookAtEverySlotWould(long seed) {
        Random random = new Random(seed);
        leases.resize(slots);
        int found = 0;
        for (int step = 0; step < 2_000; step++) {
            act(random, random.nextInt(10));
            assertThat(leases.free(NOW)).isEqualTo(first(slot -> !lent.containsKey(slot)));
            assertThat(leases.freeToPrefetch(NOW))
                    .isEqualTo(first(slot -> lent.containsKey(slot) && !held.containsKey(slot)));
            found += leases.free(NOW).isPresent() ? 1 : 0;
        }
        assertThat(found).isBetween(100, 1_900);
    }

    private Optional<String> first(IntPredicate isWanted) {
        return IntStream.range(0, slots)
                .filter(slot -> isWanted.test(slot) && !paused.containsKey(slot))
                .mapToObj(SlotId::of)
                .findFirst();
    }

    private void act(Random random, int what) {
        int slot = random.nextInt(SLOTS_MOST);
        BlockAttempt block = lent.get(slot);
        switch (what) {
            case 0 -> resize(random);
            case 1 -> takeBatch("b" + random.nextInt(2));
            case 2 -> pause(slot);
            case 3 -> takeOneBack();
            case 4 -> {
                boolean isHeld = held.containsKey(slot);
                assertThat(leases.takePrefetchOf(SlotId.of(slot)).isPresent()).isEqualTo(isHeld);
                held.remove(slot);
            }
            case 5, 6 -> {
                if (block != null) {
                    boolean isOneSlots = what == 5;
                    if (isOneSlots) {
                        leases.release(SlotId.of(slot), block, NOW);
                    } else {
                        assertThat(leases.takeBlock(block, NOW)).hasSize(1);
                    }
                    goOn(slot);
                }
            }
            default -> handOut();
        }
    }

    private void handOut() {
        BlockAttempt block = new BlockAttempt(1, "b" + blocks % 2, blocks, 1);
        blocks++;
        Optional<String> free = leases.free(NOW);
        Optional<String> atWork = leases.freeToPrefetch(NOW);
        if (free.isPresent()) {
            leases.grant(free.orElseThrow(), block, NOW);
            lent.put(SlotId.index(free.orElseThrow()), block);
        } else if (atWork.isPresent()) {
            leases.prefetch(atWork.orElseThrow(), block);
            held.put(SlotId.index(atWork.orElseThrow()), block);
        }
    }

    private void resize(Random random) {
        slots = 1 + random.nextInt(SLOTS_MOST);
        List<Prefetch> beyond = leases.resize(slots);
        assertThat(beyond).hasSize(held.tailMap(slots, true).size());
        held.tailMap(slots, true).clear();
        paused.clear();
    }

    private void takeBatch(String batchId) {
        leases.takeBatch(batchId, NOW);
        held.values().removeIf(block -> block.batchId().equals(batchId));
        for (int slot : List.copyOf(lent.keySet())) {
            BlockAttempt block = lent.get(slot);
            if (block != null && block.batchId().equals(batchId)) {
                goOn(slot);
            }
        }
    }

    private void pause(int slot) {
        leases.pause(SlotId.of(slot), Duration.ofSeconds(1), NOW);
        if (slot < slots) {
            paused.put(slot, true);
        }
    }

    private void takeOneBack() {
        Optional<Prefetch> taken = leases.takePrefetch();
        assertThat(taken.isPresent()).isEqualTo(!held.isEmpty());
        taken.ifPresent(prefetch -> held.remove(SlotId.index(prefetch.slotId())));
    }

    private void goOn(int slot) {
        lent.remove(slot);
        BlockAttempt next = held.remove(slot);
        if (next != null) {
            lent.put(slot, next);
        }
    }
}
