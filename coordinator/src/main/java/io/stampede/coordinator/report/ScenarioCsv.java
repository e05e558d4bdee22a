package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * The outcomes as a table of text, a piece at a time: one row a scenario, in ascending number.
 *
 * <p>Columns are the scenario's number, its final-state digest in hexadecimal digits, and those of the layout. What a
 * scenario does not have is an empty cell. Memory stays at one block; a piece, some rows of it, is made when it is
 * asked for.
 *
 * @source RFC 4180; cells that a spreadsheet would take for a formula begin with an apostrophe
 */
public final class ScenarioCsv implements Iterator<String> {
    private static final String END_OF_LINE = "\r\n";
    private static final int ROWS_PER_PIECE = 64;
    private static final OutcomeBlock NONE = new OutcomeBlock(0, List.of(), new long[0]);

    private final OutcomeTable outcomes;
    private final Iterator<OutcomeBlock> blocks;
    private OutcomeBlock block = NONE;
    private int lane;
    private boolean begun;

    ScenarioCsv(OutcomeTable outcomes) {
        this.outcomes = outcomes;
        this.blocks = outcomes.blocks().iterator();
    }

    @Override
    public boolean hasNext() {
        return !begun || lane < block.lanes() || blocks.hasNext();
    }

    @Override
    public String next() {
        if (!hasNext()) {
            throw new NoSuchElementException("the table has ended");
        }
        StringBuilder piece = new StringBuilder();
        if (!begun) {
            begun = true;
            writeHead(piece);
            return piece.toString();
        }
        if (lane == block.lanes()) {
            block = blocks.next();
            lane = 0;
        }
        int end = Math.min(block.lanes(), lane + ROWS_PER_PIECE);
        for (; lane < end; lane++) {
            writeRow(piece);
        }
        return piece.toString();
    }

    private void writeHead(StringBuilder out) {
        out.append("scenario,finalStateDigest");
        for (String name : outcomes.layout().names()) {
            out.append(',').append(cell(name));
        }
        out.append(END_OF_LINE);
    }

    private void writeRow(StringBuilder out) {
        out.append(block.firstScenario() + lane);
        out.append(',').append(HexFormat.of().toHexDigits(block.digests()[lane]));
        for (OutcomeColumn column : block.columns()) {
            out.append(',');
            if (column.defined()[lane]) {
                out.append(CanonicalJson.number(column.values()[lane]));
            }
        }
        out.append(END_OF_LINE);
    }

    /** Text as a cell: quoted where a comma, a quote or a line break needs it, and never a formula. */
    public static String cell(String text) {
        String safe = PlainText.wellFormed(text);
        if (!safe.isEmpty() && "=+-@\t\r\n".indexOf(safe.charAt(0)) >= 0) {
            safe = "'" + safe;
        }
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
