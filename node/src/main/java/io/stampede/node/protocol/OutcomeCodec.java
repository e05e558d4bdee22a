package io.stampede.node.protocol;

import io.stampede.outcome.FollowedLiquidations;
import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.StepCounts;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * The outcomes of a block as bytes, on the wire and in the store.
 *
 * <p>Canonical: equal outcomes are the same bytes on every machine, so a checksum compares them. All numbers are big
 * endian. Format 2:
 *
 * <pre>
 *   u8  format = 2
 *   i32 first scenario, i32 lanes L, i32 columns C
 *   i64 × L  digests
 *   C columns, each
 *     u8  0 = undefined in every lane, 1 = defined in every lane, 2 = in some
 *     if 2: ⌈L/8⌉ bytes, lane l is bit l mod 8 of byte l/8, rest zero
 *     f64 for each defined lane, ascending; never −0.0, NaN or infinite
 *   i32 followed lanes F, at most L
 *   if F > 0: i32 step seconds, then F times
 *     i32 followed steps, i32 bytes B, B bytes of {@link StepCounts}
 * </pre>
 *
 * <p>Format 1, of engine 1, ended before the followed lanes; its blocks have other columns and are refused.
 */
public final class OutcomeCodec {
    /** The version written. */
    public static final int FORMAT = 2;

    /** No block's bytes are more. */
    public static final int BYTES_MAX = 32 * 1024 * 1024;

    private static final int HEADER_BYTES = 13;
    private static final byte NONE = 0;
    private static final byte ALL = 1;
    private static final byte SOME = 2;

    private OutcomeCodec() {}

    /**
     * Writes a block.
     *
     * @throws IllegalArgumentException if a value is NaN, infinite or −0.0, an undefined one is not 0.0, or the block
     *     is larger than {@link #BYTES_MAX}
     */
    public static byte[] encode(OutcomeBlock block) {
        int lanes = block.lanes();
        long bytes = HEADER_BYTES + 8L * lanes;
        for (OutcomeColumn column : block.columns()) {
            bytes += columnBytes(column);
        }
        bytes += liquidationBytes(block.liquidations());
        if (bytes > BYTES_MAX || lanes < 1) {
            throw new IllegalArgumentException(
                    "a block of " + lanes + " lanes and " + bytes + " bytes, at most " + BYTES_MAX);
        }
        ByteBuffer out = ByteBuffer.allocate((int) bytes);
        out.put((byte) FORMAT);
        out.putInt(block.firstScenario()).putInt(lanes).putInt(block.columns().size());
        for (long digest : block.digests()) {
            out.putLong(digest);
        }
        for (OutcomeColumn column : block.columns()) {
            write(column, out);
        }
        write(block.liquidations(), out);
        return out.array();
    }

    /**
     * Reads a block.
     *
     * @throws IllegalArgumentException if these are not the bytes {@link #encode} would write
     */
    public static OutcomeBlock decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        try {
            OutcomeBlock block = read(in);
            check(!in.hasRemaining(), "trailing bytes");
            return block;
        } catch (BufferUnderflowException e) {
            throw new IllegalArgumentException("outcome bytes end early", e);
        }
    }

    private static OutcomeBlock read(ByteBuffer in) {
        int format = in.get();
        check(
                format == FORMAT,
                "outcome format " + format + " is not known, only " + FORMAT + ": another version computed the block");
        int firstScenario = in.getInt();
        int lanes = in.getInt();
        int columnCount = in.getInt();
        check(firstScenario >= 0, "first scenario " + firstScenario);
        // Checked before anything is allocated: what the bytes declare, they must also hold.
        check(lanes >= 1 && lanes <= in.remaining() / 8, lanes + " lanes");
        check(columnCount >= 0 && columnCount <= in.remaining() - 8 * lanes, columnCount + " columns");
        long[] digests = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            digests[lane] = in.getLong();
        }
        check((long) columnCount * lanes * 9 <= 2L * BYTES_MAX, columnCount + " columns of " + lanes + " lanes");
        List<OutcomeColumn> columns = new ArrayList<>(columnCount);
        for (int column = 0; column < columnCount; column++) {
            columns.add(readColumn(in, lanes));
        }
        return new OutcomeBlock(firstScenario, columns, digests, readLiquidations(in, lanes));
    }

    private static FollowedLiquidations readLiquidations(ByteBuffer in, int lanes) {
        int followed = in.getInt();
        check(followed >= 0 && followed <= lanes, followed + " followed lanes of " + lanes);
        if (followed == 0) {
            return FollowedLiquidations.NONE;
        }
        int stepSeconds = in.getInt();
        List<StepCounts> scenarios = new ArrayList<>(followed);
        for (int lane = 0; lane < followed; lane++) {
            int steps = in.getInt();
            int bytes = in.getInt();
            check(bytes >= 0 && bytes <= StepCounts.CODED_BYTES_MAX, bytes + " bytes of counts");
            byte[] coded = new byte[bytes];
            in.get(coded);
            scenarios.add(new StepCounts(steps, coded));
        }
        return new FollowedLiquidations(stepSeconds, scenarios);
    }

    private static void write(FollowedLiquidations liquidations, ByteBuffer out) {
        out.putInt(liquidations.scenarios().size());
        if (liquidations.scenarios().isEmpty()) {
            return;
        }
        out.putInt(liquidations.stepSeconds());
        for (StepCounts counts : liquidations.scenarios()) {
            out.putInt(counts.steps()).putInt(counts.coded().length).put(counts.coded());
        }
    }

    private static long liquidationBytes(FollowedLiquidations liquidations) {
        long bytes = liquidations.scenarios().isEmpty() ? 4 : 8;
        for (StepCounts counts : liquidations.scenarios()) {
            bytes += 8 + counts.coded().length;
        }
        return bytes;
    }

    private static OutcomeColumn readColumn(ByteBuffer in, int lanes) {
        OutcomeColumn column = OutcomeColumn.ofSize(lanes);
        boolean[] defined = column.defined();
        byte kind = in.get();
        check(kind == NONE || kind == ALL || kind == SOME, "column kind " + kind);
        if (kind != NONE) {
            byte[] bitmap = new byte[kind == SOME ? bitmapBytes(lanes) : 0];
            in.get(bitmap);
            for (int lane = 0; lane < lanes; lane++) {
                defined[lane] = kind == ALL || (bitmap[lane >> 3] >> (lane & 7) & 1) == 1;
            }
            check(kind == ALL || (kind(defined) == SOME && isRestZero(bitmap, lanes)), "bitmap is not canonical");
        }
        for (int lane = 0; lane < lanes; lane++) {
            if (defined[lane]) {
                double value = in.getDouble();
                checkValue(isAllowed(value), value);
                column.values()[lane] = value;
            }
        }
        return column;
    }

    private static void write(OutcomeColumn column, ByteBuffer out) {
        boolean[] defined = column.defined();
        byte kind = kind(defined);
        out.put(kind);
        if (kind == SOME) {
            byte[] bitmap = new byte[bitmapBytes(defined.length)];
            for (int lane = 0; lane < defined.length; lane++) {
                if (defined[lane]) {
                    bitmap[lane >> 3] |= (byte) (1 << (lane & 7));
                }
            }
            out.put(bitmap);
        }
        for (int lane = 0; lane < defined.length; lane++) {
            double value = column.values()[lane];
            checkValue(defined[lane] ? isAllowed(value) : Double.doubleToRawLongBits(value) == 0, value);
            if (defined[lane]) {
                out.putDouble(value);
            }
        }
    }

    private static long columnBytes(OutcomeColumn column) {
        long count = 0;
        for (boolean defined : column.defined()) {
            count += defined ? 1 : 0;
        }
        return 1 + (kind(column.defined()) == SOME ? bitmapBytes(column.rows()) : 0) + 8 * count;
    }

    private static byte kind(boolean[] defined) {
        boolean any = false;
        boolean all = true;
        for (boolean laneDefined : defined) {
            any |= laneDefined;
            all &= laneDefined;
        }
        return all ? ALL : any ? SOME : NONE;
    }

    private static int bitmapBytes(int lanes) {
        return (lanes + 7) >> 3;
    }

    private static boolean isRestZero(byte[] bitmap, int lanes) {
        return (lanes & 7) == 0 || (bitmap[bitmap.length - 1] & 0xff) >> (lanes & 7) == 0;
    }

    /** Finite and not −0.0. */
    private static boolean isAllowed(double value) {
        return Double.isFinite(value) && Double.doubleToRawLongBits(value) != Long.MIN_VALUE;
    }

    /** Apart from {@link #check}: to write out every value in vain takes longer than all else. */
    private static void checkValue(boolean isValid, double value) {
        if (!isValid) {
            throw new IllegalArgumentException("a value of " + value);
        }
    }

    private static void check(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }
}
