package io.stampede.node.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stampede.outcome.FollowedLiquidations;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.StepCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class OutcomeCodecTest {
    private static OutcomeBlock random(int lanes, int columns, Random random) {
        List<OutcomeColumn> all = new ArrayList<>();
        for (int index = 0; index < columns; index++) {
            OutcomeColumn column = OutcomeColumn.ofSize(lanes);
            int kind = random.nextInt(3);
            for (int lane = 0; lane < lanes; lane++) {
                double value = Double.longBitsToDouble(random.nextLong());
                if (kind == 0 || (kind == 1 && random.nextBoolean())) {
                    column.set(lane, Double.isFinite(value) ? value : Double.MIN_VALUE);
                }
            }
            all.add(column);
        }
        List<StepCounts> followed = new ArrayList<>();
        for (int lane = random.nextInt(lanes + 1); lane > 0; lane--) {
            followed.add(StepCounts.of(random.ints(random.nextInt(9), -3, 1 << random.nextInt(31))
                    .map(count -> Math.max(0, count))
                    .toArray()));
        }
        return new OutcomeBlock(
                random.nextInt(Integer.MAX_VALUE),
                all,
                random.longs(lanes).toArray(),
                followed.isEmpty()
                        ? FollowedLiquidations.NONE
                        : new FollowedLiquidations(1 + random.nextInt(60), followed));
    }

    private static void assertSame(OutcomeBlock actual, OutcomeBlock expected) {
        assertThat(actual.firstScenario()).isEqualTo(expected.firstScenario());
        assertThat(actual.digests()).isEqualTo(expected.digests());
        assertThat(actual.liquidations()).isEqualTo(expected.liquidations());
        assertThat(actual.columns()).hasSameSizeAs(expected.columns());
        for (int index = 0; index < expected.columns().size(); index++) {
            OutcomeColumn one = actual.columns().get(index);
            OutcomeColumn other = expected.columns().get(index);
            assertThat(one.defined()).isEqualTo(other.defined());
            assertThat(bits(one)).isEqualTo(bits(other));
        }
    }

    private static long[] bits(OutcomeColumn column) {
        return Arrays.stream(column.values())
                .mapToLong(Double::doubleToRawLongBits)
                .toArray();
    }

    @Property(tries = 200)
    void everyBlockComesBackBitForBitAndIsWrittenTheSameAgain(
            @ForAll @IntRange(min = 1, max = 70) int lanes,
            @ForAll @IntRange(min = 0, max = 12) int columns,
            @ForAll long seed) {
        OutcomeBlock block = random(lanes, columns, new Random(seed));
        byte[] bytes = OutcomeCodec.encode(block);
        OutcomeBlock decoded = OutcomeCodec.decode(bytes);
        assertSame(decoded, block);
        assertThat(OutcomeCodec.encode(decoded)).isEqualTo(bytes);
    }

    /** Whatever is read is written as the very same bytes: no two byte arrays mean one block. */
    @Property(tries = 500)
    void hostileBytesAreRefusedOrCanonical(@ForAll long seed) {
        Random random = new Random(seed);
        byte[] bytes = OutcomeCodec.encode(random(1 + random.nextInt(9), random.nextInt(5), random));
        for (int change = 0; change < 1 + random.nextInt(3); change++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        bytes = Arrays.copyOf(bytes, Math.max(0, bytes.length - random.nextInt(3)));
        try {
            assertThat(OutcomeCodec.encode(OutcomeCodec.decode(bytes))).isEqualTo(bytes);
        } catch (IllegalArgumentException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
    }

    @Test
    void theBytesOfFormatTwoAreFixed() {
        OutcomeColumn some = OutcomeColumn.ofSize(2);
        some.set(1, 0.25);
        OutcomeColumn all = OutcomeColumn.ofSize(2);
        all.set(0, -1);
        all.set(1, Double.MIN_VALUE);
        OutcomeBlock block = new OutcomeBlock(
                5,
                List.of(some, all, OutcomeColumn.ofSize(2)),
                new long[] {1, -1},
                new FollowedLiquidations(10, List.of(StepCounts.of(0, 3, 0, 200))));
        assertThat(HexFormat.of().formatHex(OutcomeCodec.encode(block)))
                .isEqualTo("02" + "00000005" + "00000002" + "00000003"
                        + "0000000000000001" + "ffffffffffffffff"
                        + "02" + "02" + "3fd0000000000000"
                        + "01" + "bff0000000000000" + "0000000000000001"
                        + "00"
                        + "00000001" + "0000000a"
                        + "00000004" + "00000005" + "0203" + "02c801");
    }

    @Test
    void theFormatOfEngineOneIsRefusedInWords() {
        byte[] bytes = OutcomeCodec.encode(new OutcomeBlock(0, List.of(), new long[1]));
        bytes[0] = 1;
        assertThatThrownBy(() -> OutcomeCodec.decode(bytes))
                .hasMessage("outcome format 1 is not known, only 2: another version computed the block");
    }

    @Test
    void hugeDeclaredCountsAreRefusedBeforeAnythingIsAllocated() {
        byte[] bytes = HexFormat.of().parseHex("02" + "00000005" + "7fffffff" + "7fffffff" + "0000000000000001");
        assertThatThrownBy(() -> OutcomeCodec.decode(bytes)).isInstanceOf(IllegalArgumentException.class);
        byte[] columns = HexFormat.of().parseHex("02" + "00000005" + "00000001" + "7fffffff" + "0000000000000001");
        assertThatThrownBy(() -> OutcomeCodec.decode(columns)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatNoKernelMayLeaveIsNotWritten() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, -0.0}) {
            OutcomeBlock block = new OutcomeBlock(
                    0, List.of(new OutcomeColumn(new double[] {value}, new boolean[] {true})), new long[1]);
            assertThatThrownBy(() -> OutcomeCodec.encode(block)).hasMessage("a value of " + value);
        }
        OutcomeBlock undefinedButSet =
                new OutcomeBlock(0, List.of(new OutcomeColumn(new double[] {1}, new boolean[] {false})), new long[1]);
        assertThatThrownBy(() -> OutcomeCodec.encode(undefinedButSet)).hasMessage("a value of 1.0");
    }
}
