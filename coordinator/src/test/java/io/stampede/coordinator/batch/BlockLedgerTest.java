package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.store.BlockPlan;
import java.util.BitSet;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class BlockLedgerTest {
    private final BlockLedger ledger = new BlockLedger(new BlockPlan(10, 4), new BitSet());

    @Test
    void handsOutEveryBlockOnceInOrder() {
        assertThat(ledger.take()).hasValue(0);
        assertThat(ledger.take()).hasValue(1);
        assertThat(ledger.take()).hasValue(2);
        assertThat(ledger.take()).isEmpty();
    }

    @Test
    void handsOutAGivenBackBlockBeforeAnyOther() {
        ledger.take();
        ledger.take();
        ledger.giveBack(0);
        assertThat(ledger.take()).hasValue(0);
        assertThat(ledger.tries(0)).isEqualTo(2);
        assertThat(ledger.take()).hasValue(2);
    }

    @Test
    void countsWhatIsLostButNotWhatIsGivenBack() {
        ledger.take();
        ledger.giveBack(0);
        ledger.take();
        assertThat(ledger.lose(0)).isEqualTo(1);
        ledger.take();
        assertThat(ledger.lose(0)).isEqualTo(2);
    }

    @Test
    void aLateResultSparesTheNextTry() {
        ledger.take();
        ledger.lose(0);
        ledger.receive(0);
        assertThat(ledger.take()).hasValue(1);
    }

    @Test
    void aBlockGivenBackAfterItsResultCameIsNotRunAgain() {
        ledger.take();
        ledger.receive(0);
        ledger.giveBack(0);
        assertThat(ledger.take()).hasValue(1);
    }

    @Test
    void isCompleteWhenEveryBlockIsStoredAndNotBefore() {
        ledger.store(0);
        ledger.store(2);
        ledger.receive(1);
        assertThat(ledger.isComplete()).isFalse();
        assertThat(ledger.receivedScenarios()).isEqualTo(10);
        ledger.store(1);
        ledger.store(1);
        assertThat(ledger.isComplete()).isTrue();
        assertThat(ledger.receivedScenarios()).isEqualTo(10);
    }

    @Test
    void goesOnFromWhatIsStored() {
        BitSet stored = new BitSet();
        stored.set(0);
        stored.set(2);
        BlockLedger resumed = new BlockLedger(new BlockPlan(10, 4), stored);
        assertThat(resumed.receivedScenarios()).isEqualTo(6);
        assertThat(resumed.take()).isEqualTo(OptionalInt.of(1));
        assertThat(resumed.hasWork()).isFalse();
    }
}
