package io.stampede.coordinator.report;

import java.util.ArrayList;
import java.util.List;

/** Lines of cells, aligned: the first columns to the left, numbers to the right, two spaces apart. */
public final class TextTable {
    private static final String GAP = "  ";

    private final int leftColumns;
    private int leftFrom = Integer.MAX_VALUE;
    private final List<List<String>> rows = new ArrayList<>();

    /** A table whose first columns are text. */
    public TextTable(int leftColumns) {
        this.leftColumns = leftColumns;
    }

    /** Adds a row; rows may differ in length. */
    public TextTable row(List<String> cells) {
        rows.add(List.copyOf(cells));
        return this;
    }

    /** Adds a row. */
    public TextTable row(String... cells) {
        return row(List.of(cells));
    }

    /** Columns from this index on are text too. */
    public TextTable leftFrom(int column) {
        leftFrom = column;
        return this;
    }

    /** Writes all rows, each a line. */
    public void writeTo(StringBuilder text) {
        int[] widths = widths();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < row.size(); column++) {
                String cell = row.get(column);
                String padding = " ".repeat(widths[column] - width(cell));
                line.append(column == 0 ? "" : GAP);
                line.append(column < leftColumns || column >= leftFrom ? cell + padding : padding + cell);
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
    }

    private int[] widths() {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < row.size(); column++) {
                widths[column] = Math.max(widths[column], width(row.get(column)));
            }
        }
        return widths;
    }

    private static int width(String cell) {
        return cell.codePointCount(0, cell.length());
    }
}
