package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Statistics;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/**
 * What a Parquet file says about itself: its columns, and where the values of each row group stand. Grows by a few
 * hundred bytes a column and row group, as the end of the file must name them all.
 *
 * @source parquet-format: parquet.thrift
 */
final class ParquetFooter {
    /** What begins and ends a file. */
    static final int MAGIC = 'P' | 'A' << 8 | 'R' << 16 | '1' << 24;

    private static final int FORMAT_VERSION = 1;
    private static final String WRITER = "stampede version 1";
    private static final List<Encoding> ENCODINGS = List.of(Encoding.PLAIN, Encoding.RLE);

    private final List<SchemaElement> columns = new ArrayList<>();
    private final List<List<String>> paths = new ArrayList<>();
    private final List<RowGroup> rowGroups = new ArrayList<>();
    private List<ColumnChunk> chunks = new ArrayList<>();
    private long rows;

    /** The columns of {@link ScenarioCsv}: the number, the digest, and those of the layout. */
    ParquetFooter(OutcomeLayout layout) {
        addColumn("scenario", Type.INT32, FieldRepetitionType.REQUIRED);
        addColumn("finalStateDigest", Type.BYTE_ARRAY, FieldRepetitionType.REQUIRED)
                .setConverted_type(ConvertedType.UTF8)
                .setLogicalType(LogicalType.STRING(new StringType()));
        for (String name : layout.names()) {
            addColumn(PlainText.wellFormed(name), Type.DOUBLE, FieldRepetitionType.OPTIONAL);
        }
    }

    private SchemaElement addColumn(String name, Type type, FieldRepetitionType repetition) {
        SchemaElement column = new SchemaElement(name).setType(type).setRepetition_type(repetition);
        columns.add(column);
        paths.add(List.of(name));
        return column;
    }

    int columns() {
        return columns.size();
    }

    /**
     * The next column of the current row group, as it stands in the file. After the last column comes the first of the
     * next row group.
     *
     * @param offset where in the file it will stand
     */
    byte[] add(ParquetPage page, long offset) {
        byte[] compressed = page.compressed();
        PageHeader header = new PageHeader(PageType.DATA_PAGE, page.content().length, compressed.length)
                .setData_page_header(new DataPageHeader(page.rows(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        ByteArrayOutputStream chunk = new ByteArrayOutputStream(compressed.length + 64);
        write(chunk, out -> Util.writePageHeader(header, out));
        int headerBytes = chunk.size();
        chunk.writeBytes(compressed);
        int column = chunks.size();
        ColumnMetaData description = new ColumnMetaData(
                columns.get(column).getType(),
                ENCODINGS,
                paths.get(column),
                CompressionCodec.GZIP,
                page.rows(),
                (long) headerBytes + page.content().length,
                chunk.size(),
                offset);
        chunks.add(new ColumnChunk(0)
                .setMeta_data(description.setStatistics(new Statistics().setNull_count(page.nulls()))));
        if (chunks.size() == columns.size()) {
            endRowGroup(page.rows());
        }
        return chunk.toByteArray();
    }

    private void endRowGroup(int groupRows) {
        long bytes = 0;
        for (ColumnChunk chunk : chunks) {
            bytes += chunk.getMeta_data().getTotal_uncompressed_size();
        }
        rowGroups.add(new RowGroup(chunks, bytes, groupRows));
        rows += groupRows;
        chunks = new ArrayList<>(columns.size());
    }

    /** The end of the file. */
    byte[] bytes() {
        List<SchemaElement> schema = new ArrayList<>();
        schema.add(new SchemaElement("scenarios").setNum_children(columns.size()));
        schema.addAll(columns);
        FileMetaData description = new FileMetaData(FORMAT_VERSION, schema, rows, rowGroups).setCreated_by(WRITER);
        ByteArrayOutputStream footer = new ByteArrayOutputStream();
        write(footer, out -> Util.writeFileMetaData(description, out));
        int descriptionBytes = footer.size();
        footer.writeBytes(ByteBuffer.allocate(2 * Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(descriptionBytes)
                .putInt(MAGIC)
                .array());
        return footer.toByteArray();
    }

    private static void write(ByteArrayOutputStream to, Structure structure) {
        try {
            structure.write(to);
        } catch (IOException e) {
            throw new UncheckedIOException("an array can always be written", e);
        }
    }

    /** One of the format's structures, in Thrift's compact protocol. */
    private interface Structure {
        void write(OutputStream out) throws IOException;
    }
}
