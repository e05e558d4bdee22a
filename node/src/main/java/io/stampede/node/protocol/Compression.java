package io.stampede.node.protocol;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Raw deflate, as contents cross the wire and lie in the store.
 *
 * <p>Compressed bytes differ between versions of zlib: compare contents, never these.
 */
public final class Compression {
    private Compression() {}

    /** The content compressed, in favour of speed. */
    public static byte[] deflate(byte[] content) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(content);
            deflater.finish();
            ByteArrayOutputStream out = new ByteArrayOutputStream(Math.max(64, content.length / 2));
            byte[] buffer = new byte[8192];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /**
     * The content again.
     *
     * @throws IllegalArgumentException if the bytes are not the compressed form of just so long a content
     */
    public static byte[] inflate(byte[] compressed, int contentBytes) {
        byte[] content = new byte[contentBytes];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            int size = 0;
            while (!inflater.finished() && size < content.length) {
                int bytes = inflater.inflate(content, size, content.length - size);
                if (bytes == 0) {
                    break;
                }
                size += bytes;
            }
            if (size < content.length || !isAtEnd(inflater)) {
                throw new IllegalArgumentException("content is not the declared " + content.length + " bytes");
            }
            return content;
        } catch (DataFormatException e) {
            throw new IllegalArgumentException("content cannot be decompressed", e);
        } finally {
            inflater.end();
        }
    }

    private static boolean isAtEnd(Inflater inflater) throws DataFormatException {
        return inflater.finished() || (inflater.inflate(new byte[1]) == 0 && inflater.finished());
    }
}
