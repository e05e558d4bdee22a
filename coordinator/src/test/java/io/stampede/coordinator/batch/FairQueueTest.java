package io.stampede.coordinator.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>(member -> 5);

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

    /** At any time everybody is within one turn of its share. */
    @Property
    void turnsAreInProportionToWeights(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 9) Integer> weights) {
        FairQueue<Integer> weighted = new FairQueue<>(weights::get);
        int total = 0;
        for (int member = 0; member < weights.size(); member++) {
            weighted.add(member);
            total += weights.get(member);
        }
        int[] turns = new int[weights.size()];
        for (int turn = 1; turn <= 3 * total; turn++) {
            turns[weighted.next(member -> true).orElseThrow()]++;
            for (int member = 0; member < turns.length; member++) {
                double share = (double) turn * weights.get(member) / total;
                assertThat(turns[member]).isBetween((int) Math.floor(share) - 1, (int) Math.ceil(share) + 1);
            }
        }
        for (int member = 0; member < turns.length; member++) {
            assertThat(turns[member]).isEqualTo(3 * weights.get(member));
        }
    }
}
