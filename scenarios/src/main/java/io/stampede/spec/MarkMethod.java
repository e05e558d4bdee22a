package io.stampede.spec;

/** What a venue marks positions at. */
public enum MarkMethod {
    /** The median of the index with funding, the index with the average basis, and the last price. */
    MEDIAN,
    /** The index of all venues. */
    INDEX,
    /** The venue's own last price. */
    LAST
}
