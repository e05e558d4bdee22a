package io.stampede.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StepCountsTest {
    private static int[] counts(StepCounts followed) {
        int[] counts = new int[followed.steps()];
        followed.forEach((step, count) -> counts[step] = count);
        return counts;
    }

    @Test
    void countsComeBack() {
        Random random = new Random(1);
        for (int repeat = 0; repeat < 200; repeat++) {
            int most = 1 << random.nextInt(31);
            int[] counts = random.ints(random.nextInt(400), -most, most)
                    .map(count -> Math.max(0, count))
                    .toArray();
            assertThat(counts(StepCounts.of(counts))).isEqualTo(counts);
        }
    }

    @Test
    void quietStepsTakeNoRoom() {
        int[] counts = new int[100_000];
        counts[99_999] = Integer.MAX_VALUE;
        assertThat(StepCounts.of(counts).coded()).hasSize(8);
        assertThat(counts(StepCounts.of(counts))).isEqualTo(counts);
    }

    @Test
    void whatNobodyWouldWriteIsRefused() {
        byte[][] refused = {
            {1}, {0, 1}, {1, 0}, {1, (byte) 0x80}, {1, (byte) 0x81, 0}, {1, -1, -1, -1, -1, 127}, {6, 1}, {3, 1, 3, 1}
        };
        for (byte[] coded : refused) {
            assertThatThrownBy(() -> new StepCounts(5, coded))
                    .as(Arrays.toString(coded))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new StepCounts(5, new byte[StepCounts.CODED_BYTES_MAX + 1]))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
