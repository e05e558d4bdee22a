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
        assertThat(ledger.take(0, 9)).hasValue(0);
        assertThat(ledger.take(0, 9)).hasValue(1);
        assertThat(ledger.take(0, 9)).hasValue(2);
        assertThat(ledger.take(0, 9)).isEmpty();
    }

    @Test
    void handsOutAGivenBackBlockBeforeAnyOther() {
        ledger.take(0, 9);
        ledger.take(0, 9);
        ledger.giveBack(0);
        assertThat(ledger.take(0, 9)).hasValue(0);
        assertThat(ledger.tries(0)).isEqualTo(2);
        assertThat(ledger.take(0, 9)).hasValue(2);
    }

    @Test
    void countsWhatIsLostButNotWhatIsGivenBack() {
        ledger.take(0, 9);
        ledger.giveBack(0);
        ledger.take(0, 9);
        assertThat(ledger.lose(0)).isEqualTo(1);
        ledger.giveBack(0);
        ledger.take(0, 9);
        assertThat(ledger.lose(0)).isEqualTo(2);
    }

    @Test
    void aLateResultSparesTheNextTry() {
        ledger.take(0, 9);
        ledger.lose(0);
        ledger.giveBack(0);
        ledger.receive(0);
        assertThat(ledger.take(0, 9)).hasValue(1);
    }

    @Test
    void aBlockGivenBackAfterItsResultCameIsNotRunAgain() {
        ledger.take(0, 9);
        ledger.receive(0);
        ledger.giveBack(0);
        assertThat(ledger.take(0, 9)).hasValue(1);
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
        assertThat(resumed.take(0, 9)).isEqualTo(OptionalInt.of(1));
        assertThat(resumed.hasWork(0, 9)).isFalse();
    }

    @Test
    void aLostBlockWaitsWhileOthersGoOn() {
        ledger.take(0, 9);
        ledger.giveBackUntil(0, 100);
        assertThat(ledger.take(99, 9)).hasValue(1);
        assertThat(ledger.take(100, 9)).hasValue(0);
    }

    @Test
    void anAdoptedBlockIsNotHandedOutAndThoseBeforeItAre() {
        assertThat(ledger.adopt(1)).isTrue();
        assertThat(ledger.adopt(1)).isFalse();
        assertThat(ledger.take(0, 9)).hasValue(0);
        assertThat(ledger.take(0, 9)).hasValue(2);
        ledger.giveBack(1);
        assertThat(ledger.take(0, 9)).hasValue(1);
    }
}
