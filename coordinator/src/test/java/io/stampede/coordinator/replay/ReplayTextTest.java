package io.stampede.coordinator.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTextTest {
    @Test
    void fitsATerminalOf100Columns() {
        for (int steps : new int[] {1, 2, 39, 360, 20_000}) {
            String text = ReplayWriter.text(SyntheticReplay.of(steps));
            assertThat(text.lines()).allMatch(line -> line.codePointCount(0, line.length()) <= 100);
        }
    }

    @Test
    void showsFortyStepsAtMostAndTheWorstAmongThem() {
        for (int steps : new int[] {1, 2, 39, 40, 41, 360, 20_000}) {
            List<String> rows = stepRows(ReplayWriter.text(SyntheticReplay.of(steps)));
            assertThat(rows).hasSizeBetween(Math.min(steps, 30), 40);
        }
        String crash = stepRows(ReplayWriter.text(SyntheticReplay.of(20_000))).stream()
                .filter(row -> row.startsWith("13:53:30 "))
                .findFirst()
                .orElseThrow();
        assertThat(crash).contains(" 70006 ", " 24.00 ", " 10.00 ", " 2.00 ", " 6.00 ");
    }

    /** Two venues with 12 % each at one step: whatever steps are shown, the column adds up to it. */
    @Test
    void theFlowsOfTheShownStepsAddUpToAllOfThem() {
        for (int steps : new int[] {5, 100, 5_000}) {
            double liquidated = stepRows(ReplayWriter.text(SyntheticReplay.of(steps))).stream()
                    .mapToDouble(row -> Double.parseDouble(row.strip().split(" +")[6]))
                    .sum();
            assertThat(liquidated).isEqualTo(24);
        }
    }

    @Test
    void hostileNamesSteerNoTerminal() {
        String hostile = SyntheticReplay.HOSTILE;
        String text = ReplayWriter.text(SyntheticReplay.of(10, hostile, List.of(hostile, "a\nb\u202e")));

        assertThat(text).doesNotContain("\u0000", "\u001b", "\u202e", "a\nb");
    }

    @Test
    void saysWhetherItIsWhatTheBatchComputed() {
        assertThat(ReplayWriter.text(SyntheticReplay.of(10))).contains("those of its batch, bit for bit");
    }

    private static List<String> stepRows(String text) {
        String table = text.substring(text.indexOf("── Step by step"), text.indexOf("* since the row above"));
        return table.lines().skip(2).toList();
    }
}
