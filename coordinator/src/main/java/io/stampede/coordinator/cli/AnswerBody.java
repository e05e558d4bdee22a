package io.stampede.coordinator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/** The body of an answer, read with an end to patience. */
final class AnswerBody implements AutoCloseable {
    private final InputStream body;
    private final TimedReads reads;

    /**
     * A body that begins to be read.
     *
     * @param patience longest wait for a buffer's bytes
     */
    AnswerBody(InputStream body, Duration patience) {
        this.body = body;
        this.reads = new TimedReads(patience);
    }

    /**
     * Fills a buffer, or reads what is left.
     *
     * @return how many bytes; 0 at the end
     * @throws IOException if the body breaks off, or the buffer is not full in time
     */
    int read(byte[] buffer) throws IOException {
        return reads.read("the next " + buffer.length + " bytes", () -> body.readNBytes(buffer, 0, buffer.length));
    }

    @Override
    public void close() throws IOException {
        reads.close();
        body.close();
    }
}
