package io.stampede.coordinator.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeOK;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractMaterializer;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.extractStrictEntity;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;
import static org.apache.pekko.http.javadsl.server.Directives.optionalHeaderValueByName;
import static org.apache.pekko.http.javadsl.server.Directives.parameterOptional;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.Directives.withRequestTimeout;
import static org.apache.pekko.http.javadsl.server.Directives.withSizeLimit;

import io.stampede.coordinator.store.BatchSummary;
import io.stampede.node.metrics.GridMetrics;
import io.stampede.spec.SpecificationWriter;
import io.stampede.spec.TextResource;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.pekko.http.javadsl.marshalling.sse.EventStreamMarshalling;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;

/** One route for each call of the API; what a call does is in the classes named {@code …Calls}. */
final class ApiRoutes {
    /** A submission or cancellation waits 45 seconds for a coordinator that moves. */
    private static final Duration COMMAND_TIMEOUT = Duration.ofSeconds(60);

    /** A report of millions of scenarios takes minutes, and is kept for who asks again. */
    private static final Duration REPORT_TIMEOUT = Duration.ofMinutes(5);

    private static final Duration REPLAY_TIMEOUT = Duration.ofMinutes(15);

    /** So many replays are played or wait: a client that goes away does not take its own back. */
    private static final int REPLAYS_MAX = 16;

    private static final long DRAINED_BYTES_MAX = 16L << 20;
    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(10);

    /**
     * What the routes lead to.
     *
     * @param submissions calls that bring a specification
     * @param batches calls that look at batches or cancel one
     * @param reports calls that fetch reports, tables and replays
     * @param cluster calls that look at the cluster
     * @param events of batches
     */
    record Calls(
            SubmissionCalls submissions,
            BatchCalls batches,
            ReportCalls reports,
            ClusterCalls cluster,
            BatchEvents events) {}

    /**
     * Who runs the calls, all of which block.
     *
     * @param quick reads of the store
     * @param commands submissions and cancellations, which wait for the coordinator
     * @param reports which may take minutes
     * @param replays which take seconds to minutes, one at a time
     */
    record Threads(Executor quick, Executor commands, Executor reports, Executor replays) {}

    private final long bodyBytesMax;
    private final SubmissionCalls submissions;
    private final BatchCalls calls;
    private final ReportCalls reports;
    private final BatchEvents events;
    private final ClusterCalls cluster;
    private final GridMetrics metrics;
    private final Threads threads;
    private final AtomicInteger replays = new AtomicInteger();

    /**
     * Routes.
     *
     * @param bodyBytesMax longest body of a request
     */
    ApiRoutes(long bodyBytesMax, Calls calls, GridMetrics metrics, Threads threads) {
        this.bodyBytesMax = bodyBytesMax;
        this.submissions = calls.submissions();
        this.calls = calls.batches();
        this.reports = calls.reports();
        this.events = calls.events();
        this.cluster = calls.cluster();
        this.metrics = metrics;
        this.threads = threads;
    }

    /** All routes for a client that was let in. */
    Route route(String client) {
        return concat(
                path(
                        "metrics",
                        () -> get(() -> complete(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, metrics.scrape())))),
                pathPrefix("api", () -> pathPrefix("v1", () -> version1(client))),
                ConsolePages.routes());
    }

    private Route version1(String client) {
        return concat(
                pathPrefix("batches", () -> batches(client)),
                path("validate", () -> post(() -> body(entity -> answer(() -> submissions.validate(entity))))),
                path("cluster", () -> get(() -> answer(cluster::cluster))),
                path("library", () -> get(() -> answer(submissions::library))),
                path(
                        SpecificationWriter.SCHEMA_RESOURCE,
                        () -> get(() -> resource(SpecificationWriter.class, SpecificationWriter.SCHEMA_RESOURCE))),
                path("openapi.json", () -> get(() -> resource(ApiRoutes.class, "openapi.json"))));
    }

    private Route batches(String client) {
        return concat(
                pathEnd(() -> concat(get(this::list), post(() -> submit(client)))),
                pathPrefix(PathMatchers.segment(), this::batch));
    }

    private Route batch(String id) {
        if (!id.matches(BatchCalls.ID)) {
            return complete(BatchCalls.unknown());
        }
        return concat(
                pathEnd(() -> concat(get(() -> answer(() -> calls.find(id))), delete(() -> cancel(id)))),
                path("events", () -> get(() -> events(id))),
                path("measures", () -> get(() -> report(() -> calls.measures(id)))),
                path("specification", () -> get(() -> answer(() -> calls.specification(id)))),
                path("report", () -> get(() -> report(id))),
                path(
                        PathMatchers.segment("scenarios").slash(PathMatchers.segment()),
                        number -> get(() -> scenario(id, number))));
    }

    private Route list() {
        return parameterOptional(
                "before", before -> parameterOptional("limit", limit -> answer(() -> calls.list(before, limit))));
    }

    private Route submit(String client) {
        return withRequestTimeout(
                COMMAND_TIMEOUT,
                () -> optionalHeaderValueByName(
                        "Idempotency-Key",
                        key -> parameterOptional(
                                "priority",
                                priority -> body(entity -> answer(
                                        () -> submissions.submit(entity, priority, client, key),
                                        threads.commands())))));
    }

    private Route cancel(String id) {
        return withRequestTimeout(COMMAND_TIMEOUT, () -> answer(() -> calls.cancel(id), threads.commands()));
    }

    private Route body(Function<HttpEntity.Strict, Route> inner) {
        return extractRequest(request -> {
            OptionalLong declared = request.entity().getContentLengthOption();
            return declared.isPresent() && declared.getAsLong() > bodyBytesMax
                    ? refuseTooLarge(request)
                    : withSizeLimit(bodyBytesMax, () -> extractStrictEntity(BODY_TIMEOUT, bodyBytesMax, inner));
        });
    }

    /** Takes the body meanwhile, within reason: a client that is still sending would not hear the answer. */
    private static Route refuseTooLarge(HttpRequest request) {
        return extractMaterializer(materializer -> {
            request.entity().withSizeLimit(DRAINED_BYTES_MAX).discardBytes(materializer);
            return complete(Problems.tooLarge());
        });
    }

    private Route report(String id) {
        return extractRequest(request -> parameterOptional(
                "format",
                format -> parameterOptional(
                        "provisional",
                        provisional -> report(() -> reports.report(
                                id,
                                ReportFormat.wanted(request, format),
                                provisional.filter("true"::equals).isPresent())))));
    }

    private Route report(Supplier<HttpResponse> call) {
        return withRequestTimeout(REPORT_TIMEOUT, () -> answer(call, threads.reports()));
    }

    private Route scenario(String id, String number) {
        return withRequestTimeout(
                REPLAY_TIMEOUT,
                () -> extractRequest(request -> parameterOptional(
                        "format",
                        format -> replay(() -> reports.scenario(id, number, ReportFormat.wanted(request, format))))));
    }

    private Route replay(Supplier<HttpResponse> call) {
        if (replays.incrementAndGet() > REPLAYS_MAX) {
            replays.decrementAndGet();
            return complete(Problems.tooManyReplays(REPLAYS_MAX));
        }
        return answer(
                () -> {
                    try {
                        return call.get();
                    } finally {
                        replays.decrementAndGet();
                    }
                },
                threads.replays());
    }

    private Route events(String id) {
        return optionalHeaderValueByName(
                "Last-Event-ID",
                lastEventId -> onSuccess(
                        CompletableFuture.supplyAsync(() -> eventsObjection(id, lastEventId), threads.quick()),
                        objection -> objection.isPresent()
                                ? complete(objection.orElseThrow())
                                : events.of(id, lastEventId)
                                        .map(source ->
                                                (Route) completeOK(source, EventStreamMarshalling.toEventStream()))
                                        .orElseGet(() -> complete(Answers.problem(
                                                429, "Too many streams", "others are watching; ask for the batch")))));
    }

    /** Why there is no stream of events, if so. */
    private Optional<HttpResponse> eventsObjection(String id, Optional<String> lastEventId) {
        Optional<BatchSummary> summary = calls.summary(id);
        if (summary.isEmpty()) {
            return Optional.of(BatchCalls.unknown());
        }
        // A reader that knows the end is told not to come back.
        return events.hasSeenAll(summary.orElseThrow(), lastEventId)
                ? Optional.of(HttpResponse.create().withStatus(204))
                : Optional.empty();
    }

    private static Route resource(Class<?> owner, String name) {
        return complete(HttpEntities.create(ContentTypes.APPLICATION_JSON, TextResource.read(owner, name)));
    }

    private Route answer(Supplier<HttpResponse> call) {
        return answer(call, threads.quick());
    }

    private static Route answer(Supplier<HttpResponse> call, Executor executor) {
        return completeWithFuture(CompletableFuture.supplyAsync(call, executor).exceptionally(Problems::of));
    }
}
