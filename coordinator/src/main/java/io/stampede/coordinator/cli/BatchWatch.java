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
    private long heardNanos = System.nanoTime();

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
            try (EventStream events = client.events(batchId, lastEventId)) {
                read(events);
            } catch (IOException e) {
                // broken off: asked for again below
            } catch (CommandFailure e) {
                if (e.exitCode() != ExitCode.UNREACHABLE || isTooLong()) {
                    progress.end();
                    throw e;
                }
            }
            JsonNode last = batch;
            if (last != null && stateOf(last).isFinal()) {
                progress.end();
                return ended(last);
            }
            pause();
        }
    }

    private void read(EventStream events) throws IOException {
        for (Optional<EventStream.Event> next = events.next(); next.isPresent(); next = events.next()) {
            EventStream.Event event = next.orElseThrow();
            heardNanos = System.nanoTime();
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
