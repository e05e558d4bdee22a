package io.stampede.node.protocol;

import java.io.ByteArrayOutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Puts {@link Part}s together again, in whatever order and however often they come.
 *
 * <p>Bounded: holds the parts of one content, and never more than its limit. A part of another content than the last
 * one's starts anew. Not thread-safe.
 */
public final class PartAssembler {
    /**
     * A whole content.
     *
     * @param compressed as it came
     * @param bytes inflated and verified
     */
    public record Content(byte[] compressed, byte[] bytes) {}

    private final int contentBytesMax;
    private byte[] @Nullable [] received = new byte[0][];
    private @Nullable Part latest;
    private int missing;

    /** Accepts contents of at most so many bytes, uncompressed. */
    public PartAssembler(int contentBytesMax) {
        this.contentBytesMax = contentBytesMax;
    }

    /**
     * Adds a part; returns the content when it is whole, and is then empty again.
     *
     * @throws IllegalArgumentException if the content is over the limit, or does not match its own checksum or size
     */
    public Optional<Content> add(Part part) {
        Part before = latest;
        if (before == null || !isSameContent(before, part)) {
            begin(part);
        }
        latest = part;
        if (received[part.index()] == null) {
            received[part.index()] = part.bytes();
            missing--;
        }
        if (missing > 0) {
            return Optional.empty();
        }
        byte[] compressed = joined();
        clear();
        byte[] content = Compression.inflate(compressed, part.contentBytes());
        if (!Parts.sha256(content).equals(part.contentSha256())) {
            throw new IllegalArgumentException("content does not match its SHA-256 " + part.contentSha256());
        }
        return Optional.of(new Content(compressed, content));
    }

    private static boolean isSameContent(Part one, Part other) {
        return one.count() == other.count()
                && one.contentBytes() == other.contentBytes()
                && one.contentSha256().equals(other.contentSha256());
    }

    private void begin(Part part) {
        // Deflate never makes more than a few bytes in a thousand of incompressible content.
        long partsMax = 1 + (part.contentBytes() + part.contentBytes() / 128L + 1024) / Parts.PART_BYTES;
        if (part.contentBytes() > contentBytesMax || part.count() > partsMax) {
            throw new IllegalArgumentException("content of " + part.contentBytes() + " bytes in " + part.count()
                    + " parts, at most " + contentBytesMax + " bytes");
        }
        received = new byte[part.count()][];
        missing = part.count();
    }

    private void clear() {
        received = new byte[0][];
        latest = null;
        missing = 0;
    }

    private byte[] joined() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] bytes : received) {
            if (bytes != null) {
                out.writeBytes(bytes);
            }
        }
        return out.toByteArray();
    }
}
