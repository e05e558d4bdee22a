package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>();

    @Test
    void everyMemberGetsATurnBeforeAnyGetsASecond() {
        queue.add("a");
        queue.add("b");
        queue.add("c");
        List<String> turns = new ArrayList<>();
        for (int turn = 0; turn < 7; turn++) {
            turns.add(queue.next(member -> true).orElseThrow());
        }
        assertThat(turns).containsExactly("a", "b", "c", "a", "b", "c", "a");
    }

    @Test
    void aMemberWithoutWorkDoesNotLoseItsPlace() {
        queue.add("a");
        queue.add("b");
        assertThat(queue.next(member -> member.equals("b"))).contains("b");
        assertThat(queue.next(member -> true)).contains("a");
    }

    @Test
    void nobodyIsNextWhenNobodyHasWork() {
        queue.add("a");
        assertThat(queue.next(member -> false)).isEmpty();
        queue.remove("a");
        assertThat(queue.next(member -> true)).isEmpty();
    }
}
