package io.stampede.coordinator.http;

import io.stampede.coordinator.store.StoredBatch;
import io.stampede.outcome.OutcomeTable;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.ContentDisposition;
import org.apache.pekko.http.javadsl.model.headers.ContentDispositionTypes;
import org.apache.pekko.http.javadsl.model.headers.RetryAfter;
import org.apache.pekko.stream.ActorAttributes;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;

/**
 * The tables of scenarios that are being sent, each as fast as its client takes it.
 *
 * <p>A piece of a table is read from the store when the last has gone, on the dispatcher of the API; in between no
 * thread knows of it. A client that takes nothing for too long loses its connection; one whose table cannot be read to
 * its end does, too, so that no part of a table looks like the whole. Each table holds a few megabytes, so there are
 * only so many at once.
 */
public final class ScenarioTables {
    private static final long RETRY_AFTER_SECONDS = 10;

    private final TableSettings settings;
    private final Function<StoredBatch, ? extends OutcomeTable> outcomes;
    private final AtomicInteger sent = new AtomicInteger();

    /**
     * Of one process.
     *
     * @param outcomes of a batch all of whose blocks are stored
     */
    public ScenarioTables(TableSettings settings, Function<StoredBatch, ? extends OutcomeTable> outcomes) {
        this.settings = settings;
        this.outcomes = outcomes;
    }

    /**
     * The answer whose body is the table.
     *
     * @param form makes the bytes of a table, each piece when it is asked for
     */
    HttpResponse answer(StoredBatch batch, ReportFormat format, Function<OutcomeTable, Iterator<byte[]>> form) {
        if (sent.get() >= settings.sentMax()) {
            return tooMany();
        }
        String name = batch.id() + "." + format.name().toLowerCase(Locale.ROOT);
        return HttpResponse.create()
                .addHeader(ContentDisposition.create(ContentDispositionTypes.ATTACHMENT, Map.of("filename", name)))
                .withEntity(HttpEntities.create(format.contentType(), body(batch, form)));
    }

    private HttpResponse tooMany() {
        return Answers.problem(503, "Too many tables", settings.sentMax() + " tables are being sent; try again")
                .addHeader(RetryAfter.create(RETRY_AFTER_SECONDS));
    }

    private Source<ByteString, NotUsed> body(StoredBatch batch, Function<OutcomeTable, Iterator<byte[]>> form) {
        Source<byte[], NotUsed> pieces = Source.unfoldResource(
                        () -> new Sending(batch, form), Sending::next, Sending::end)
                .withAttributes(ActorAttributes.dispatcher(ApiServer.BLOCKING));
        // One piece waits at the client's side of the bridge between the dispatchers, not the sixteen of a default.
        return pieces.via(Flow.of(byte[].class)
                .map(ByteString::fromArrayUnsafe)
                .backpressureTimeout(settings.patience())
                .withAttributes(Attributes.inputBuffer(1, 1)));
    }

    /** One table on its way. */
    private final class Sending {
        private final Iterator<byte[]> pieces;
        private final AtomicBoolean ended = new AtomicBoolean();

        private Sending(StoredBatch batch, Function<OutcomeTable, Iterator<byte[]>> form) {
            // Counted where it begins to hold memory: an answer that never leaves must not count for ever.
            if (sent.incrementAndGet() > settings.sentMax()) {
                sent.decrementAndGet();
                throw new IllegalStateException("more than " + settings.sentMax() + " tables at once");
            }
            try {
                this.pieces = form.apply(outcomes.apply(batch));
            } catch (RuntimeException e) {
                end();
                throw e;
            }
        }

        private Optional<byte[]> next() {
            return pieces.hasNext() ? Optional.of(pieces.next()) : Optional.empty();
        }

        private void end() {
            if (ended.compareAndSet(false, true)) {
                sent.decrementAndGet();
            }
        }
    }
}
