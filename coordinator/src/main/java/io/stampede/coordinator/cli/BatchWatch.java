package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.stampede.coordinator.store.BatchState;
import java.io.PrintWriter;
import java.time.Duration;

/** Follows a batch on a coordinator to its end. */
final class BatchWatch {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);
    private static final Duration TELL_EVERY = Duration.ofSeconds(5);
    /** A coordinator that moves is away for less. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ApiClient client;
    private final boolean quiet;
    private final PrintWriter err;

    BatchWatch(ApiClient client, boolean quiet, PrintWriter err) {
        this.client = client;
        this.quiet = quiet;
        this.err = err;
    }

    /**
     * Waits until the batch is over.
     *
     * @return the exit code
     * @throws CommandFailure if it fails, or the coordinator is away for too long
     */
    int follow(String batchId) {
        long told = System.nanoTime();
        long heard = System.nanoTime();
        while (true) {
            try {
                JsonNode batch = client.find(batchId);
                heard = System.nanoTime();
                BatchState state = BatchState.valueOf(batch.get("state").textValue());
                if (state.isFinal()) {
                    return end(batch, state);
                }
                if (!quiet && heard - told > TELL_EVERY.toNanos()) {
                    told = heard;
                    err.println(batch.get("storedBlocks") + " of " + batch.get("blocks") + " blocks stored");
                    err.flush();
                }
            } catch (CommandFailure e) {
                if (e.exitCode() != ExitCode.UNREACHABLE || System.nanoTime() - heard > PATIENCE.toNanos()) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static int end(JsonNode batch, BatchState state) {
        if (state == BatchState.SUCCEEDED) {
            return ExitCode.DONE;
        }
        JsonNode failure = batch.get("failure");
        throw new CommandFailure(
                ExitCode.FAILED,
                failure == null
                        ? "stampede: the batch was cancelled"
                        : "stampede: the batch failed: " + failure.textValue());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "stampede: interrupted; the batch goes on");
        }
    }
}
