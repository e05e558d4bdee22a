package io.stampede.node.protocol;

import io.stampede.node.protocol.SlotProtocol.BlockResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Puts the parts of {@link BlockResult}s together, for many slots at a time.
 *
 * <p>Bounded by the number of slots: each sends one result after the other, so the parts of one are kept for each.
 * Not thread-safe.
 */
public final class ResultAssembler {
    /**
     * A whole result.
     *
     * @param block the try it belongs to
     * @param outcomeFormat version of the content
     * @param contentBytes number of bytes of {@link OutcomeCodec}
     * @param compressed those bytes, compressed as they came, to be stored so
     * @param contentSha256 SHA-256 of the bytes, not compressed, which was verified
     * @param computeMillis wall-clock time the block took, for the provenance alone
     * @param node address of the node that computed it; empty if it did not tell
     */
    public record WholeResult(
            BlockAttempt block,
            int outcomeFormat,
            int contentBytes,
            byte[] compressed,
            String contentSha256,
            long computeMillis,
            String node) {}

    private final int slotsMax;
    private final Map<String, PartAssembler> assemblers;

    /** Keeps the parts of at most so many slots; the slot not heard of for longest is forgotten first. */
    public ResultAssembler(int slotsMax) {
        this.slotsMax = slotsMax;
        this.assemblers = new LinkedHashMap<>(16, 0.75f, true);
    }

    /**
     * Adds a part; returns the result when it is whole.
     *
     * @throws IllegalArgumentException if the content does not match its checksum or passes its limit
     */
    public Optional<WholeResult> add(BlockResult result) {
        PartAssembler assembler =
                assemblers.computeIfAbsent(result.slotId(), slotId -> new PartAssembler(OutcomeCodec.BYTES_MAX));
        if (assemblers.size() > slotsMax) {
            assemblers.remove(assemblers.keySet().iterator().next());
        }
        return assembler
                .add(result.part())
                .map(content -> new WholeResult(
                        result.block(),
                        result.outcomeFormat(),
                        content.bytes().length,
                        content.compressed(),
                        result.part().contentSha256(),
                        result.computeMillis(),
                        result.node()));
    }
}
