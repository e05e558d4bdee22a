package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.stampede.coordinator.batch.WriteQueue.Advance;
import io.stampede.coordinator.batch.WriteQueue.ArrivedResult;
import io.stampede.coordinator.batch.WriteQueue.Results;
import io.stampede.coordinator.batch.WriteQueue.Write;
import io.stampede.coordinator.store.BatchState;
import io.stampede.coordinator.store.StoredBlock;
import io.stampede.node.protocol.BlockAttempt;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WriteQueueTest {
    private final WriteQueue queue = new WriteQueue(3);

    @Test
    void resultsThatArriveDuringAWriteBecomeOneTransaction() {
        queue.add(result(0));
        assertThat(blocks(queue.begin())).isEqualTo(1);
        queue.add(result(1));
        queue.add(result(2));
        assertThat(queue.begin()).isEmpty();
        queue.succeed();
        assertThat(blocks(queue.begin())).isEqualTo(2);
    }

    @Test
    void aGroupIsBounded() {
        for (int block = 0; block < 7; block++) {
            queue.add(result(block));
        }
        assertThat(queue.waitingResults()).isEqualTo(7);
        assertThat(blocks(queue.begin())).isEqualTo(3);
        queue.succeed();
        assertThat(queue.waitingResults()).isEqualTo(4);
    }

    @Test
    void writesKeepTheirOrder() {
        queue.add(result(0));
        queue.add(new Advance("b1", BatchState.AGGREGATING, Optional.empty(), Optional.empty()));
        queue.add(result(1));
        assertThat(queue.begin().orElseThrow()).isInstanceOf(Results.class);
        queue.succeed();
        assertThat(queue.begin().orElseThrow()).isInstanceOf(Advance.class);
        queue.succeed();
        assertThat(blocks(queue.begin())).isEqualTo(1);
    }

    @Test
    void aFailedWriteIsTheNextOneAgain() {
        queue.add(result(0));
        Write failed = queue.begin().orElseThrow();
        queue.fail();
        assertThat(queue.begin()).containsSame(failed);
    }

    @Test
    void aResultSentAgainWhileItWaitsIsNotWrittenTwice() {
        assertThat(queue.add(result(0))).isTrue();
        assertThat(queue.add(result(0))).isFalse();
        queue.begin();
        assertThat(queue.add(result(0))).isFalse();
        queue.succeed();
        assertThat(queue.add(result(0))).isTrue();
    }

    private static int blocks(Optional<Write> write) {
        return ((Results) write.orElseThrow()).results().size();
    }

    private static ArrivedResult result(int block) {
        return new ArrivedResult(
                "slot-0", new BlockAttempt(1, "b1", block, 1), StoredBlock.of("b1", block, 1, "node", 0, new byte[0]));
    }
}
