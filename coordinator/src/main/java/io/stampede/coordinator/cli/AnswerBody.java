package io.stampede.coordinator.cli;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The body of an answer, read with an end to patience: a server that is gone without a word keeps nobody for ever. */
final class AnswerBody implements AutoCloseable {
    private final InputStream body;
    private final Duration patience;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(AnswerBody::daemon);

    /**
     * A body that begins to be read.
     *
     * @param patience longest wait for a buffer's bytes
     */
    AnswerBody(InputStream body, Duration patience) {
        this.body = body;
        this.patience = patience;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "answer");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Fills a buffer, or reads what is left.
     *
     * @return how many bytes; 0 at the end
     * @throws IOException if the body breaks off, or the buffer is not full in time
     */
    int read(byte[] buffer) throws IOException {
        try {
            return reader.submit(() -> body.readNBytes(buffer, 0, buffer.length))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(
                    "the next " + buffer.length + " bytes did not come within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() throws IOException {
        reader.shutdownNow();
        body.close();
    }
}
