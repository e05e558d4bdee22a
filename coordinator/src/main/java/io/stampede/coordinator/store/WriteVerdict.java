package io.stampede.coordinator.store;

/** What became of one block result handed to the store. */
public enum WriteVerdict {
    /** It was the first result of its block and is stored. */
    STORED,
    /** The block was stored before, with the same checksum: nothing to do. */
    DUPLICATE,
    /** The block was stored before with another checksum: the same scenarios gave different numbers. */
    DIFFERENT
}
