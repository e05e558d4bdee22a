package io.stampede.coordinator.report;

import io.stampede.outcome.OutcomeColumn;
import io.stampede.outcome.OutcomeTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The outcomes as a table: one row a scenario, in ascending number.
 *
 * <p>Columns are the scenario's number, its final-state digest in hexadecimal digits, and those of the layout. What a
 * scenario does not have is an empty cell. Columns come from the table one at a time but a row needs all of them, so
 * rows are written in groups and the columns read again for each: memory stays at some {@value #CELLS_HELD} cells.
 *
 * @source RFC 4180; cells that a spreadsheet would take for a formula begin with an apostrophe
 */
final class ScenarioCsv {
    private static final int CELLS_HELD = 8_000_000;
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
        int rows = Math.max(1, CELLS_HELD / outcomes.layout().columns());
        for (int first = 0; first < outcomes.scenarios(); first += rows) {
            csv.writeRows(first, Math.min(rows, outcomes.scenarios() - first));
        }
    }

    private void writeHead() throws IOException {
        out.append("scenario,finalStateDigest");
        for (String name : outcomes.layout().names()) {
            out.append(',').append(cell(name));
        }
        out.append(END_OF_LINE);
    }

    private void writeRows(int first, int count) throws IOException {
        List<double[]> values = new ArrayList<>();
        List<boolean[]> defined = new ArrayList<>();
        for (int index = 0; index < outcomes.layout().columns(); index++) {
            OutcomeColumn column = outcomes.column(index);
            double[] valuesHeld = new double[count];
            boolean[] definedHeld = new boolean[count];
            System.arraycopy(column.values(), first, valuesHeld, 0, count);
            System.arraycopy(column.defined(), first, definedHeld, 0, count);
            values.add(valuesHeld);
            defined.add(definedHeld);
        }
        long[] digests = outcomes.digests();
        for (int row = 0; row < count; row++) {
            out.append(Integer.toString(first + row));
            out.append(',').append(HexFormat.of().toHexDigits(digests[first + row]));
            for (int column = 0; column < values.size(); column++) {
                out.append(',');
                if (defined.get(column)[row]) {
                    out.append(CanonicalJson.number(values.get(column)[row]));
                }
            }
            out.append(END_OF_LINE);
        }
    }

    /** Text as a cell: quoted where a comma, a quote or a line break needs it, and never a formula. */
    static String cell(String text) {
        String safe = PlainText.wellFormed(text);
        if (!safe.isEmpty() && "=+-@\t\r\n".indexOf(safe.charAt(0)) >= 0) {
            safe = "'" + safe;
        }
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
