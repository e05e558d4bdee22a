package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeColumn;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The values of one column in one row group, as a data page of version 1 holds them: which rows have a value, then the
 * values, plain.
 *
 * @param content the page, not compressed
 * @param rows number of rows
 * @param nulls how many of them have no value
 * @source parquet-format: Encodings.md (PLAIN, RLE/bit-packing hybrid), Data Pages in README.md
 */
record ParquetPage(byte[] content, int rows, int nulls) {
    private static final int DIGEST_DIGITS = 16;
    private static final int VARINT_BYTES_MAX = 5;

    /** The scenarios' numbers. */
    static ParquetPage ofScenarios(int firstScenario, int rows) {
        ByteBuffer page = buffer((long) Integer.BYTES * rows);
        for (int row = 0; row < rows; row++) {
            page.putInt(firstScenario + row);
        }
        return of(page, rows, 0);
    }

    /** The digests as text. */
    static ParquetPage ofDigests(long[] digests) {
        ByteBuffer page = buffer((long) (Integer.BYTES + DIGEST_DIGITS) * digests.length);
        for (long digest : digests) {
            page.putInt(DIGEST_DIGITS).put(HexFormat.of().toHexDigits(digest).getBytes(StandardCharsets.US_ASCII));
        }
        return of(page, digests.length, 0);
    }

    /** A column of outcomes: the rows that have a value, as bits, and those values alone. */
    static ParquetPage of(OutcomeColumn column) {
        int rows = column.rows();
        int nulls = 0;
        for (boolean defined : column.defined()) {
            nulls += defined ? 0 : 1;
        }
        int groupsOfEight = (rows + 7) >> 3;
        ByteBuffer page = buffer(Integer.BYTES + VARINT_BYTES_MAX + groupsOfEight + (long) Double.BYTES * rows);
        page.putInt(0); // the length of what says which rows have a value, known below
        if (nulls == 0) {
            putVarint(page, rows << 1); // one run of so many
            page.put((byte) 1);
        } else {
            putVarint(page, groupsOfEight << 1 | 1);
            putBits(page, column.defined());
        }
        page.putInt(0, page.position() - Integer.BYTES);
        for (int row = 0; row < rows; row++) {
            if (column.defined()[row]) {
                page.putDouble(column.values()[row]);
            }
        }
        return of(page, rows, nulls);
    }

    private static ParquetPage of(ByteBuffer page, int rows, int nulls) {
        byte[] content = new byte[page.position()];
        page.flip().get(content);
        return new ParquetPage(content, rows, nulls);
    }

    /** The page as GZIP. Compressed bytes differ between versions of zlib; what they hold does not. */
    byte[] compressed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(Math.max(64, content.length / 2));
        try (OutputStream gzip = new FastGzip(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
        return bytes.toByteArray();
    }

    private static ByteBuffer buffer(long bytes) {
        return ByteBuffer.allocate(Math.toIntExact(bytes)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void putVarint(ByteBuffer page, int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            page.put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        page.put((byte) rest);
    }

    /** Row r is bit r mod 8 of byte r/8. */
    private static void putBits(ByteBuffer page, boolean[] bits) {
        for (int first = 0; first < bits.length; first += Byte.SIZE) {
            int packed = 0;
            for (int row = first; row < Math.min(first + Byte.SIZE, bits.length); row++) {
                packed |= bits[row] ? 1 << (row - first) : 0;
            }
            page.put((byte) packed);
        }
    }

    private static final class FastGzip extends GZIPOutputStream {
        private static final int BUFFER_BYTES = 8192;

        private FastGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
