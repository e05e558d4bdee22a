package io.stampede.coordinator.validation;

import java.util.List;

/** A table in Markdown: a head, and rows of as many cells. */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();
    private final int columns;

    /** A table without rows. */
    MarkdownTable(List<String> head) {
        columns = head.size();
        row(head);
        text.append("|---".repeat(columns)).append("|\n");
    }

    /** Adds a row. */
    void row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("a row has " + cells.size() + " cells, not " + columns);
        }
        for (String cell : cells) {
            text.append("| ")
                    .append(cell.replace("|", "\\|").replace('\n', ' '))
                    .append(' ');
        }
        text.append("|\n");
    }

    /** The whole of it, with an empty line after it. */
    @Override
    public String toString() {
        return text + "\n";
    }
}
