package io.stampede.coordinator.batch;

/**
 * What it took to compute a batch; changes no number, so it belongs to the provenance of the report alone.
 *
 * @param blocks number of blocks
 * @param lostTries tries at blocks that were lost and made again
 * @param duplicateResults results that came twice
 * @param computeMillis wall-clock time of all blocks together
 */
public record RunStatistics(int blocks, int lostTries, int duplicateResults, long computeMillis) {}
