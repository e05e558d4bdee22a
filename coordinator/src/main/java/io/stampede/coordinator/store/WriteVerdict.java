package io.stampede.coordinator.store;

/**
 * What became of one block result handed to the store.
 *
 * @param kind what became of it
 * @param firstNode node whose result of the block was stored before; empty unless that differs
 */
public record WriteVerdict(Kind kind, String firstNode) {
    /** What can become of a result. */
    public enum Kind {
        /** It was the first result of its block and is stored. */
        STORED,
        /** The block was stored before, with the same checksum: nothing to do. */
        DUPLICATE,
        /** The block was stored before with another checksum: the same scenarios gave different numbers. */
        DIFFERENT
    }

    /** Of a first result. */
    public static final WriteVerdict STORED = new WriteVerdict(Kind.STORED, "");

    /** Of a result that was stored before. */
    public static final WriteVerdict DUPLICATE = new WriteVerdict(Kind.DUPLICATE, "");

    /** Of a result that differs from the one that this node sent before. */
    public static WriteVerdict different(String firstNode) {
        return new WriteVerdict(Kind.DIFFERENT, firstNode);
    }
}
