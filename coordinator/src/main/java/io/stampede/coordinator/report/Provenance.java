package io.stampede.coordinator.report;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * How the figures came about: all that changes none of them, and is in no hash.
 *
 * @param command that makes them again; empty if unknown
 * @param replayCommand that plays one of the scenarios again, up to the scenario's number; empty if unknown
 * @param startedAt when the batch began
 * @param wallTime from the batch's begin to its last block
 * @param nodes number of nodes that took part
 * @param retries blocks that ran more than once, where that is known
 * @param jvm name and version of the Java machine
 * @param build version of Stampede
 */
public record Provenance(
        String command,
        String replayCommand,
        Instant startedAt,
        Duration wallTime,
        int nodes,
        OptionalLong retries,
        String jvm,
        String build) {
    /** The same after some blocks ran more than once. */
    public Provenance withRetries(long times) {
        return new Provenance(command, replayCommand, startedAt, wallTime, nodes, OptionalLong.of(times), jvm, build);
    }
}
