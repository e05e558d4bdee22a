package io.stampede.spec;

import java.util.List;
import java.util.Optional;

/** A part of a parsed document and where it stands; the same for YAML, JSON and overrides. */
sealed interface DocumentNode {

    /** Where it starts. */
    Position position();

    /** What it is, as messages call it. */
    String described();

    /**
     * A single value.
     *
     * @param text its text, without quotes
     * @param plain whether it was written without quotes
     */
    record Scalar(Position position, String text, boolean plain) implements DocumentNode {

        @Override
        public String described() {
            return text.isEmpty() && plain ? "nothing" : shown();
        }

        /** Whether there is no value at all, as after {@code key:}. */
        boolean isMissing() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        /** The text as messages show it: numbers bare, all else in quotes. */
        String shown() {
            return plain && NumberText.isNumber(text) ? Shown.text(text) : Shown.quoted(text);
        }
    }

    /** A list. */
    record Sequence(Position position, List<DocumentNode> items) implements DocumentNode {

        /** Keeps a copy of the items. */
        public Sequence {
            items = List.copyOf(items);
        }

        @Override
        public String described() {
            return "a list";
        }
    }

    /** Named values in the order of the text, duplicates included. */
    record Mapping(Position position, List<Entry> entries) implements DocumentNode {

        /** Keeps a copy of the entries. */
        public Mapping {
            entries = List.copyOf(entries);
        }

        @Override
        public String described() {
            return "a mapping";
        }

        /** The first value of that name. */
        Optional<DocumentNode> value(String name) {
            return entries.stream()
                    .filter(entry -> entry.key().text().equals(name))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /** A name and its value in a mapping. */
    record Entry(Scalar key, DocumentNode value) {}
}
