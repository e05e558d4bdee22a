package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * One hash over all that a batch's scenarios left behind.
 *
 * <p>The figures of a report could agree while scenarios differ; with this hash in it they cannot. It is the SHA-256 of
 * the final-state digest of each scenario in ascending number, and after them of every column in the layout's order: of
 * each scenario one byte, 1 if it has the figure, and the bits of its value. All numbers are big-endian.
 */
final class OutcomesHash {
    private static final int CHUNK_ROWS = 4096;

    private OutcomesHash() {}

    static String of(OutcomeTable outcomes) {
        MessageDigest hash = CanonicalJson.newSha256();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_ROWS * (Long.BYTES + 1));
        for (long digest : outcomes.digests()) {
            flushIfFull(hash, chunk);
            chunk.putLong(digest);
        }
        for (int index = 0; index < outcomes.layout().columns(); index++) {
            OutcomeColumn column = outcomes.column(index);
            for (int scenario = 0; scenario < column.rows(); scenario++) {
                flushIfFull(hash, chunk);
                chunk.put((byte) (column.defined()[scenario] ? 1 : 0));
                chunk.putLong(Double.doubleToLongBits(column.values()[scenario]));
            }
        }
        flush(hash, chunk);
        return HexFormat.of().formatHex(hash.digest());
    }

    private static void flushIfFull(MessageDigest hash, ByteBuffer chunk) {
        if (chunk.remaining() <= Long.BYTES) {
            flush(hash, chunk);
        }
    }

    private static void flush(MessageDigest hash, ByteBuffer chunk) {
        chunk.flip();
        hash.update(chunk);
        chunk.clear();
    }
}
