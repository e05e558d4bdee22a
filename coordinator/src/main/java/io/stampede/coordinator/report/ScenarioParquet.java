package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeLayout;
import io.stampede.outcome.OutcomeTable;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The outcomes as an Apache Parquet file, a piece at a time: one row a scenario, in ascending number.
 *
 * <p>The columns are those of {@link ScenarioCsv}, in its order: the number as a 32-bit integer, the digest as the same
 * text, each outcome as a double that is null where the scenario has none. Memory stays at a row group and the list of
 * them that ends the file. A piece is made when it is asked for: the values of one column in one row group, at most.
 *
 * @source Apache Parquet, parquet-format 2; values PLAIN in pages of version 1, GZIP: what every reader knows
 */
final class ScenarioParquet implements Iterator<byte[]> {
    private static final int ROW_GROUP_BYTES_MAX = 8 << 20;

    /** A value and its flag; and of each row its number and digest. */
    private static final int BYTES_PER_VALUE = Double.BYTES + 1;

    private static final int BYTES_PER_ROW = Integer.BYTES + Long.BYTES;
    private static final OutcomeBlock NONE = new OutcomeBlock(0, List.of(), new long[0]);

    private final ParquetFooter footer;
    private final RowGroups groups;
    private OutcomeBlock group = NONE;
    private int column;
    private long offset;
    private boolean ended;

    ScenarioParquet(OutcomeTable outcomes) {
        this(outcomes, ROW_GROUP_BYTES_MAX);
    }

    ScenarioParquet(OutcomeTable outcomes, int rowGroupBytesMax) {
        this.footer = new ParquetFooter(outcomes.layout());
        this.groups = new RowGroups(outcomes, rows(outcomes.layout(), rowGroupBytesMax));
        this.column = footer.columns();
    }

    private static int rows(OutcomeLayout layout, int bytesMax) {
        return Math.max(1, bytesMax / (BYTES_PER_ROW + BYTES_PER_VALUE * layout.columns()));
    }

    @Override
    public boolean hasNext() {
        return !ended;
    }

    @Override
    public byte[] next() {
        if (ended) {
            throw new NoSuchElementException("the file has ended");
        }
        byte[] piece = offset == 0 ? beginning() : following();
        offset += piece.length;
        return piece;
    }

    private static byte[] beginning() {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(ParquetFooter.MAGIC)
                .array();
    }

    private byte[] following() {
        if (column == footer.columns()) {
            if (!groups.hasNext()) {
                ended = true;
                return footer.bytes();
            }
            group = NONE; // before the next one is allocated
            group = groups.next();
            column = 0;
        }
        return footer.add(page(column++), offset);
    }

    private ParquetPage page(int index) {
        return switch (index) {
            case 0 -> ParquetPage.ofScenarios(group.firstScenario(), group.lanes());
            case 1 -> ParquetPage.ofDigests(group.digests());
            default -> ParquetPage.of(group.columns().get(index - 2));
        };
    }
}
