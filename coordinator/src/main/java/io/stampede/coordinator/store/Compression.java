package io.stampede.coordinator.store;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Raw deflate, as contents lie in the database. */
final class Compression {
    private Compression() {}

    static byte[] deflate(byte[] content) {
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
     * @throws IllegalStateException if the bytes are not the compressed form of so long a content: the store is damaged
     */
    static byte[] inflate(byte[] compressed, int contentBytes) {
        byte[] content = new byte[contentBytes];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(compressed);
            int bytes = 0;
            while (bytes < contentBytes) {
                int more = inflater.inflate(content, bytes, contentBytes - bytes);
                if (more == 0) {
                    throw new IllegalStateException("a stored result ends after " + bytes + " of " + contentBytes);
                }
                bytes += more;
            }
            return content;
        } catch (DataFormatException e) {
            throw new IllegalStateException("a stored result cannot be decompressed", e);
        } finally {
            inflater.end();
        }
    }
}
