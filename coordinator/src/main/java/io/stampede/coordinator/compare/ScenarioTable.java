package io.stampede.coordinator.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import io.stampede.outcome.Metric;
import io.stampede.outcome.OutcomeColumn;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The table of a batch's scenarios, {@code scenarios.csv}, of which some columns are read at a time.
 *
 * <p>It is streamed: memory is that of the columns asked for, 9 bytes a scenario and column.
 *
 * @source RFC 4180
 */
public final class ScenarioTable {
    /** More than any specification gives. */
    private static final int MOST_COLUMNS = 10_000;

    /** Without a schema each row is an array of its cells, as they stand. */
    private static final CsvMapper MAPPER = new CsvMapper();

    private final String source;
    private final Opening opening;

    /**
     * A table that is read when it is needed.
     *
     * @param source what to call it in messages
     * @param opening its text from the beginning, each time anew
     */
    public ScenarioTable(String source, Opening opening) {
        this.source = source;
        this.opening = opening;
    }

    /** Where a table's text comes from. */
    public interface Opening {
        /** The text from the beginning. */
        InputStream open() throws IOException;
    }

    /**
     * Reads the columns of some metrics.
     *
     * @param scenarios number of rows there must be: scenarios 0, 1, 2 and so on
     * @throws UnreadableDocumentException if the table is none, or not of so many scenarios
     * @throws UncheckedIOException if it cannot be read
     */
    Map<Metric, OutcomeColumn> read(List<Metric> metrics, int scenarios) {
        try (InputStream in = opening.open();
                CsvParser parser = MAPPER.getFactory().createParser(in)) {
            List<String> head = head(parser);
            int numberPlace = place(head, "scenario");
            ColumnReader[] readers = new ColumnReader[head.size()];
            for (Metric metric : metrics) {
                readers[place(head, metric.key())] = new ColumnReader(metric, scenarios);
            }
            int rows = 0;
            while (parser.nextToken() != null) {
                if (rows == scenarios) {
                    throw refused("has more rows than its report has scenarios, " + scenarios);
                }
                readRow(parser, rows, numberPlace, readers);
                rows++;
            }
            if (rows < scenarios) {
                throw refused("has " + rows + " rows, its report " + scenarios + " scenarios");
            }
            return columns(readers);
        } catch (JsonProcessingException | CharConversionException e) {
            throw refused("is no table of comma-separated values in UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException(source, e);
        }
    }

    UnreadableDocumentException refused(String wrong) {
        return new UnreadableDocumentException(source, wrong);
    }

    private List<String> head(CsvParser parser) throws IOException {
        List<String> names = new ArrayList<>();
        if (parser.nextToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                names.add(parser.getText());
                if (names.size() > MOST_COLUMNS) {
                    throw refused("has more than " + MOST_COLUMNS + " columns");
                }
            }
        }
        return names;
    }

    private int place(List<String> head, String name) {
        int place = head.indexOf(name);
        if (place < 0 || place != head.lastIndexOf(name)) {
            throw refused("has " + (place < 0 ? "no column " : "more than one column ") + name
                    + ", so it is not the table that run --out writes");
        }
        return place;
    }

    private void readRow(CsvParser parser, int row, int numberPlace, ColumnReader[] readers) throws IOException {
        int place = 0;
        while (parser.nextToken() == JsonToken.VALUE_STRING) {
            if (place == readers.length) {
                throw refused("row " + (row + 1) + " has more cells than the head");
            }
            ColumnReader reader = readers[place];
            if (place == numberPlace && !parser.getText().equals(Integer.toString(row))) {
                throw refused("row " + (row + 1) + " is not scenario " + row
                        + ": allowed is the table as run --out writes it, of all scenarios in ascending number");
            }
            if (reader != null && !reader.accepts(row, parser.getText())) {
                throw refused("row " + (row + 1) + ": " + reader.metric.key() + " is not a finite number");
            }
            place++;
        }
        if (place < readers.length) {
            throw refused("row " + (row + 1) + " has fewer cells than the head");
        }
    }

    private static Map<Metric, OutcomeColumn> columns(ColumnReader[] readers) {
        Map<Metric, OutcomeColumn> columns = new EnumMap<>(Metric.class);
        for (ColumnReader reader : readers) {
            if (reader != null) {
                columns.put(reader.metric, new OutcomeColumn(reader.values, reader.defined));
            }
        }
        return columns;
    }

    /** One metric's values. The arrays grow with the rows that there are, not with those a report promises. */
    private static final class ColumnReader {
        private static final int FIRST_ROWS = 1 << 16;

        private final Metric metric;
        private final int scenarios;
        private double[] values;
        private boolean[] defined;

        ColumnReader(Metric metric, int scenarios) {
            this.metric = metric;
            this.scenarios = scenarios;
            this.values = new double[Math.min(scenarios, FIRST_ROWS)];
            this.defined = new boolean[values.length];
        }

        /** Takes a cell, if it is empty or a number. */
        boolean accepts(int row, String cell) {
            if (row == values.length) {
                int rows = Math.min(scenarios, 2 * row);
                values = Arrays.copyOf(values, rows);
                defined = Arrays.copyOf(defined, rows);
            }
            if (cell.isEmpty()) {
                return true;
            }
            if (!cell.chars().allMatch(c -> c >= '0' && c <= '9' || c == '-' || c == '+' || c == '.' || c == 'e')) {
                return false;
            }
            try {
                values[row] = Double.parseDouble(cell) + 0.0;
            } catch (NumberFormatException e) {
                return false;
            }
            defined[row] = true;
            return Double.isFinite(values[row]);
        }
    }
}
