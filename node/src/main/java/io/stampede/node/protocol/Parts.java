package io.stampede.node.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Cuts a content into {@link Part}s that fit a frame of the transport.
 *
 * <p>Compressed bytes differ between versions of zlib, so the checksum is that of the uncompressed content, and only
 * that is ever stored or compared.
 */
public final class Parts {
    /** Size of every part but the last; a quarter of the transport's default frame. */
    public static final int PART_BYTES = 64 * 1024;

    private Parts() {}

    /** Compresses and cuts; at least one part, also of nothing. */
    public static List<Part> cut(byte[] content) {
        byte[] compressed = Compression.deflate(content);
        String sha256 = sha256(content);
        int count = Math.max(1, (compressed.length + PART_BYTES - 1) / PART_BYTES);
        List<Part> parts = new ArrayList<>(count);
        for (int index = 0; index < count; index++) {
            int from = index * PART_BYTES;
            byte[] bytes = Arrays.copyOfRange(compressed, from, Math.min(compressed.length, from + PART_BYTES));
            parts.add(new Part(index, count, content.length, sha256, bytes));
        }
        return List.copyOf(parts);
    }

    /** SHA-256 as 64 lower-case hexadecimal digits. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
