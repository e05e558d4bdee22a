package io.stampede.coordinator.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stampede.coordinator.report.LiveMeasures;
import io.stampede.coordinator.report.MeasuresJson;
import io.stampede.coordinator.store.BatchSummary;
import io.stampede.coordinator.store.StoreException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.sse.ServerSentEvent;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.javadsl.Source;

/**
 * What becomes of a batch, as server-sent events: {@code batch} whenever it has changed, {@code measures} when more
 * scenarios can be measured, {@code trouble} while the store is away; the stream ends with the batch.
 *
 * <p>Every event tells all there is to know at its time, and a reader that is slow gets fewer of them; one that takes
 * nothing for half a minute is dropped. An event's id says what its reader has seen, so that one who comes back with it
 * is told only what is new.
 */
final class BatchEvents {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration HEARTBEAT_EVERY = Duration.ofSeconds(10);
    private static final Duration DROP_AFTER = Duration.ofSeconds(30);

    /**
     * What a reader has seen.
     *
     * @param batch the batch's state and progress
     * @param measured scenarios of the measures
     */
    private record Seen(String batch, int measured) {
        static Seen of(Optional<String> lastEventId) {
            String[] parts = lastEventId.orElse("").split("/", -1);
            return parts.length == 2 && parts[1].matches("[0-9]{1,9}")
                    ? new Seen(parts[0], Integer.parseInt(parts[1]))
                    : new Seen("", 0);
        }

        String id() {
            return batch + "/" + measured;
        }
    }

    /**
     * A look at a batch.
     *
     * @param trouble why there is nothing to see, if so
     */
    private record Look(Optional<BatchSummary> summary, Optional<LiveMeasures.Snapshot> measures, String trouble) {}

    private final BatchView view;
    private final LiveMeasures measures;
    private final Executor blocking;
    private final int streamsMax;
    private final AtomicInteger streams = new AtomicInteger();

    BatchEvents(BatchView view, LiveMeasures measures, Executor blocking, int streamsMax) {
        this.view = view;
        this.measures = measures;
        this.blocking = blocking;
        this.streamsMax = streamsMax;
    }

    /** Whether the reader has seen the batch's end. Blocks. */
    boolean hasSeenAll(BatchSummary summary, Optional<String> lastEventId) {
        return summary.batch().state().isFinal()
                && Seen.of(lastEventId).batch().equals(batchId(summary, view.document(summary)));
    }

    /** The events, from what the reader has not seen; none if there are too many readers already. */
    Optional<Source<ServerSentEvent, NotUsed>> of(String batchId, Optional<String> lastEventId) {
        return streams.get() < streamsMax
                ? Optional.of(Source.lazySource(() -> begun(batchId, lastEventId))
                        .mapMaterializedValue(begun -> NotUsed.getInstance()))
                : Optional.empty();
    }

    /** Counted where it begins to flow: an answer that never leaves, as to who accepts no events, never ends either. */
    private Source<ServerSentEvent, NotUsed> begun(String batchId, Optional<String> lastEventId) {
        if (streams.incrementAndGet() > streamsMax) {
            streams.decrementAndGet();
            throw new IllegalStateException("more than " + streamsMax + " streams at once");
        }
        return Source.tick(Duration.ZERO, LOOK_EVERY, batchId)
                .mapAsync(1, id -> CompletableFuture.supplyAsync(() -> look(id), blocking))
                .statefulMap(() -> Seen.of(lastEventId), (seen, look) -> news(seen, look), seen -> Optional.empty())
                .takeWhile(news -> !news.isLast(), true)
                .mapConcat(News::events)
                .keepAlive(HEARTBEAT_EVERY, ServerSentEvent::heartbeat)
                .backpressureTimeout(DROP_AFTER)
                .mapMaterializedValue(cancellable -> NotUsed.getInstance())
                .watchTermination((mat, done) -> {
                    done.whenComplete((end, failure) -> streams.decrementAndGet());
                    return mat;
                });
    }

    private Look look(String batchId) {
        try {
            Optional<BatchSummary> summary = view.find(batchId);
            return new Look(
                    summary,
                    summary.flatMap(found -> measures.of(
                            found.batch(), view.outline(found.batch()).levels())),
                    "");
        } catch (StoreException e) {
            return new Look(Optional.empty(), Optional.empty(), "the store does not answer");
        }
    }

    /** What a look says that was not known; the last if nothing can follow. */
    private record News(List<ServerSentEvent> events, boolean isLast) {}

    private Pair<Seen, News> news(Seen seen, Look look) {
        if (look.summary().isEmpty()) {
            boolean isGone = look.trouble().isEmpty();
            ObjectNode detail = BatchJson.object().put("detail", isGone ? "the batch is gone" : look.trouble());
            return Pair.create(seen, new News(List.of(event("trouble", detail, seen.id())), isGone));
        }
        BatchSummary summary = look.summary().orElseThrow();
        ObjectNode document = view.document(summary);
        List<ServerSentEvent> events = new ArrayList<>();
        Seen next = seen;
        if (look.measures().isPresent() && look.measures().orElseThrow().scenarios() != seen.measured()) {
            LiveMeasures.Snapshot snapshot = look.measures().orElseThrow();
            next = new Seen(next.batch(), snapshot.scenarios());
            events.add(event(
                    "measures", MeasuresJson.of(snapshot, summary.batch().plan().scenarios()), next.id()));
        }
        String batch = batchId(summary, document);
        if (!batch.equals(seen.batch())) {
            next = new Seen(batch, next.measured());
            events.add(event("batch", document, next.id()));
        }
        return Pair.create(
                next, new News(List.copyOf(events), summary.batch().state().isFinal()));
    }

    private static String batchId(BatchSummary summary, ObjectNode document) {
        long thousandths = Math.round(
                1_000 * document.path("progress").path("doneScenarios").asDouble());
        int trouble = document.path("progress").path("trouble").asText().hashCode();
        return summary.batch().state() + "-" + summary.storedBlocks() + "-" + thousandths + "-"
                + Integer.toHexString(trouble);
    }

    private static ServerSentEvent event(String type, ObjectNode document, String id) {
        return ServerSentEvent.create(
                BatchJson.text(document), Optional.of(type), Optional.of(id), OptionalInt.empty());
    }
}
