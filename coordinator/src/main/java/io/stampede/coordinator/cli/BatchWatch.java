package io.stampede.coordinator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.stampede.coordinator.store.BatchState;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Follows a batch on a coordinator to its end, by its events. */
final class BatchWatch {
    private static final Duration PAUSE = Duration.ofMillis(500);
    /** A coordinator that moves is away for less. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ApiClient client;
    private final Progress progress;
    private final BiConsumer<String, JsonNode> listener;
    private @Nullable JsonNode batch;
    private Optional<JsonNode> measures = Optional.empty();
    private Optional<String> lastEventId = Optional.empty();
    /** Nobody is waited for who was never there. */
    private volatile long heardNanos = System.nanoTime() - PATIENCE.toNanos();

    /**
     * Of any one batch.
     *
     * @param listener hears of every event: its type and its document
     */
    BatchWatch(ApiClient client, Progress progress, BiConsumer<String, JsonNode> listener) {
        this.client = client;
        this.progress = progress;
        this.listener = listener;
    }

    /**
     * Waits until the batch is over, and comes back to it when the connection breaks.
     *
     * @return the batch as it ended
     * @throws CommandFailure if it failed or was cancelled, or the coordinator is away for too long
     */
    JsonNode follow(String batchId) {
        while (true) {
            CommandFailure failure = read(batchId);
            JsonNode last = batch;
            if (last != null && stateOf(last).isFinal()) {
                progress.end();
                return ended(last);
            }
            if (failure.exitCode() != ExitCode.UNREACHABLE || isTooLong()) {
                progress.end();
                throw failure;
            }
            pause();
        }
    }

    /** Reads events until they end; returns what to tell the user if they do not go on. */
    private CommandFailure read(String batchId) {
        try (EventStream events = client.events(batchId, lastEventId, this::hear)) {
            read(events);
            return brokenOff("they ended before the batch");
        } catch (IOException e) {
            return brokenOff(String.valueOf(e.getMessage()));
        } catch (CommandFailure e) {
            return e;
        }
    }

    private static CommandFailure brokenOff(String why) {
        return new CommandFailure(ExitCode.UNREACHABLE, "stampede: the events of the batch break off: " + why);
    }

    /** The coordinator has said something just now: if it goes away, it is waited for. */
    void hear() {
        heardNanos = System.nanoTime();
    }

    private void read(EventStream events) throws IOException {
        for (Optional<EventStream.Event> next = events.next(); next.isPresent(); next = events.next()) {
            EventStream.Event event = next.orElseThrow();
            lastEventId = event.id().or(() -> lastEventId);
            listener.accept(event.type(), event.data());
            if (event.type().equals("measures")) {
                measures = Optional.of(event.data());
            } else if (event.type().equals("batch")) {
                batch = event.data();
                progress.show(ProgressLine.of(event.data(), measures));
            }
        }
    }

    private boolean isTooLong() {
        return System.nanoTime() - heardNanos > PATIENCE.toNanos();
    }

    private static BatchState stateOf(JsonNode batch) {
        return BatchState.valueOf(batch.path("state").asText());
    }

    private static JsonNode ended(JsonNode batch) {
        if (stateOf(batch) == BatchState.SUCCEEDED) {
            return batch;
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
            Thread.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.FAILED, "stampede: interrupted; the batch goes on");
        }
    }
}
