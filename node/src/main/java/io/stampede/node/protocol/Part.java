package io.stampede.node.protocol;

import java.util.Arrays;

/**
 * One piece of a content too large for one frame, compressed as a whole and cut into {@link Parts#PART_BYTES} bytes.
 *
 * @param index number of this piece, from 0
 * @param count number of pieces
 * @param contentBytes size of the uncompressed content
 * @param contentSha256 SHA-256 of the uncompressed content, as 64 lower-case hexadecimal digits
 * @param bytes this piece of the compressed content; nobody may change it
 */
public record Part(
        @Tag(1) int index,
        @Tag(2) int count,
        @Tag(3) int contentBytes,
        @Tag(4) String contentSha256,
        @Tag(5) byte[] bytes) {
    public Part {
        if (index < 0 || index >= count) {
            throw new IllegalArgumentException("part " + index + " of " + count);
        }
        if (contentBytes < 0) {
            throw new IllegalArgumentException("content of " + contentBytes + " bytes");
        }
        if (bytes.length > Parts.PART_BYTES) {
            throw new IllegalArgumentException("a part of " + bytes.length + " bytes, at most " + Parts.PART_BYTES);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Part that
                && index == that.index
                && count == that.count
                && contentBytes == that.contentBytes
                && contentSha256.equals(that.contentSha256)
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * contentSha256.hashCode() + index;
    }

    @Override
    public String toString() {
        return "Part[" + index + " of " + count + ", content " + contentBytes + " B " + contentSha256 + "]";
    }
}
