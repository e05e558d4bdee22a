package io.stampede.coordinator.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Reads that block, with an end to patience: a server that is gone without a word keeps nobody for ever. */
final class TimedReads implements AutoCloseable {
    private final Duration patience;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(TimedReads::daemon);

    /**
     * None yet.
     *
     * @param patience longest wait for one of them
     */
    TimedReads(Duration patience) {
        this.patience = patience;
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "answer");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Waits for a read.
     *
     * @param what is read, for whoever is told that it did not come
     * @throws IOException if it breaks off, or does not come in time
     */
    <T> T read(String what, Callable<T> read) throws IOException {
        try {
            return reader.submit(read).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException(what + " did not come within " + patience.toMillis() + " ms", e);
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
