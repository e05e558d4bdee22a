package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.batch.SlotLeases.Lease;
import io.stampede.node.protocol.BlockAttempt;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SlotLeasesTest {
    private static final long SECOND = 1_000_000_000L;
    /** Close to where {@link System#nanoTime} overflows: it may start anywhere. */
    private final long start = Math.subtractExact(Long.MAX_VALUE, SECOND);

    private final SlotLeases leases = new SlotLeases(Duration.ofSeconds(3));
    private final BlockAttempt first = new BlockAttempt(1, "b1", 0, 1);
    private final BlockAttempt second = new BlockAttempt(1, "b2", 0, 1);

    @BeforeEach
    void twoSlots() {
        leases.resize(2);
    }

    @Test
    void aSlotWithALeaseHasNoCredit() {
        leases.grant("slot-0", first, start);
        assertThat(leases.free(start)).contains("slot-1");
        leases.grant("slot-1", second, start);
        assertThat(leases.free(start)).isEmpty();
        assertThat(leases.release("slot-0", first, start)).isPresent();
        assertThat(leases.free(start)).contains("slot-0");
    }

    @Test
    void aLeaseLapsesUnlessItIsRenewed() {
        leases.grant("slot-0", first, start);
        leases.grant("slot-1", second, start);
        assertThat(leases.renew("slot-0", first, 0.5, start + 2 * SECOND)).isTrue();
        assertThat(leases.lapsed(start + 3 * SECOND)).extracting(Lease::slotId).containsExactly("slot-1");
        assertThat(leases.lapsed(start + 5 * SECOND)).extracting(Lease::slotId).containsExactly("slot-0", "slot-1");
    }

    @Test
    void onlyTheTryItWasGivenForRenewsOrReleasesALease() {
        BlockAttempt again = new BlockAttempt(1, "b1", 0, 2);
        leases.grant("slot-0", again, start);
        assertThat(leases.renew("slot-0", first, 1, start)).isFalse();
        assertThat(leases.release("slot-0", first, start)).isEmpty();
        assertThat(leases.release("slot-1", again, start)).isEmpty();
        assertThat(leases.ofBatch("b1")).hasSize(1);
    }

    @Test
    void aSlotThatRefusedIsLeftAloneForAWhile() {
        leases.pause("slot-0", Duration.ofSeconds(1), start);
        assertThat(leases.free(start)).contains("slot-1");
        assertThat(leases.free(start + SECOND)).contains("slot-0");
    }

    @Test
    void workOnASlotThatWentAwayIsStillBelievedButNoneIsAdded() {
        leases.grant("slot-1", first, start);
        leases.resize(1);
        assertThat(leases.free(start)).contains("slot-0");
        assertThat(leases.renew("slot-1", first, 0.1, start)).isTrue();
        leases.release("slot-1", first, start);
        leases.grant("slot-0", second, start);
        assertThat(leases.free(start)).isEmpty();
    }

    @Test
    void everyTryAtABlockIsTakenTogether() {
        leases.grant("slot-0", first, start);
        leases.grant("slot-1", new BlockAttempt(1, "b1", 0, 2), start);
        assertThat(leases.takeBlock(first, start)).hasSize(2);
        assertThat(leases.free(start)).contains("slot-0");
    }

    @Test
    void aPrefetchedBlockGetsItsLeaseWhenTheOtherIsDone() {
        leases.grant("slot-0", first, start);
        assertThat(leases.freeToPrefetch(start)).contains("slot-0");
        leases.prefetch("slot-0", second);
        assertThat(leases.freeToPrefetch(start)).isEmpty();
        assertThat(leases.ofBatch("b2")).isEmpty();
        leases.release("slot-0", first, start + SECOND);
        assertThat(leases.ofBatch("b2"))
                .singleElement()
                .satisfies(lease -> assertThat(lease.deadlineNanos()).isEqualTo(start + 4 * SECOND));
    }

    @Test
    void aSlotThatHoldsAPrefetchedBlockIsAlive() {
        leases.grant("slot-0", first, start);
        leases.prefetch("slot-0", second);
        assertThat(leases.renew("slot-0", second, 0, start + 2 * SECOND)).isTrue();
        assertThat(leases.lapsed(start + 4 * SECOND)).isEmpty();
        assertThat(leases.lapsed(start + 5 * SECOND)).hasSize(1);
    }

    @Test
    void ofThePrefetchedBlocksTheOneThatWouldBeginLastIsTakenBack() {
        leases.grant("slot-0", first, start);
        leases.prefetch("slot-0", new BlockAttempt(1, "b1", 2, 1));
        leases.grant("slot-1", second, start);
        leases.prefetch("slot-1", new BlockAttempt(1, "b1", 3, 1));
        leases.renew("slot-0", first, 0.9, start);
        leases.renew("slot-1", second, 0.1, start);
        assertThat(leases.takePrefetch().orElseThrow().slotId()).isEqualTo("slot-1");
        assertThat(leases.takePrefetch().orElseThrow().slotId()).isEqualTo("slot-0");
        assertThat(leases.takePrefetch()).isEmpty();
    }

    @Test
    void whatASlotThatWentAwayHadNotBegunIsTakenBack() {
        leases.grant("slot-1", first, start);
        leases.prefetch("slot-1", second);
        assertThat(leases.resize(1)).extracting(SlotLeases.Prefetch::block).containsExactly(second);
        assertThat(leases.renew("slot-1", first, 0.5, start)).isTrue();
    }

    @Test
    void aSilentSlotIsLeftAloneUntilItIsHeardOf() {
        leases.pauseUntilHeard("slot-0", Duration.ofSeconds(10), start);
        assertThat(leases.free(start)).contains("slot-1");
        leases.heard("slot-0");
        assertThat(leases.free(start)).contains("slot-0");
    }
}
