package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeBlock;
import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.io.IOException;
import java.util.HexFormat;

/**
 * The outcomes as a table: one row a scenario, in ascending number.
 *
 * <p>Columns are the scenario's number, its final-state digest in hexadecimal digits, and those of the layout. What a
 * scenario does not have is an empty cell. Written block by block: memory stays at one of them.
 *
 * @source RFC 4180; cells that a spreadsheet would take for a formula begin with an apostrophe
 */
public final class ScenarioCsv {
    private static final String END_OF_LINE = "\r\n";

    private final OutcomeTable outcomes;
    private final Appendable out;

    private ScenarioCsv(OutcomeTable outcomes, Appendable out) {
        this.outcomes = outcomes;
        this.out = out;
    }

    static void write(OutcomeTable outcomes, Appendable out) throws IOException {
        ScenarioCsv csv = new ScenarioCsv(outcomes, out);
        csv.writeHead();
        for (OutcomeBlock block : outcomes.blocks()) {
            csv.writeRows(block);
        }
    }

    private void writeHead() throws IOException {
        out.append("scenario,finalStateDigest");
        for (String name : outcomes.layout().names()) {
            out.append(',').append(cell(name));
        }
        out.append(END_OF_LINE);
    }

    private void writeRows(OutcomeBlock block) throws IOException {
        for (int lane = 0; lane < block.lanes(); lane++) {
            out.append(Integer.toString(block.firstScenario() + lane));
            out.append(',').append(HexFormat.of().toHexDigits(block.digests()[lane]));
            for (OutcomeColumn column : block.columns()) {
                out.append(',');
                if (column.defined()[lane]) {
                    out.append(CanonicalJson.number(column.values()[lane]));
                }
            }
            out.append(END_OF_LINE);
        }
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
