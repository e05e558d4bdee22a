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
    private static final Duration REPLAY_TIMEOUT = Duration.ofMinutes(15);
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

    private final long bodyBytesMax;
    private final SubmissionCalls submissions;
    private final BatchCalls calls;
    private final ReportCalls reports;
    private final BatchEvents events;
    private final ClusterCalls cluster;
    private final GridMetrics metrics;
    private final Executor blocking;
    private final Executor replaying;

    /**
     * Routes.
     *
     * @param bodyBytesMax longest body of a request
     * @param blocking runs calls, which block
     * @param replaying runs replays, which take long
     */
    ApiRoutes(long bodyBytesMax, Calls calls, GridMetrics metrics, Executor blocking, Executor replaying) {
        this.bodyBytesMax = bodyBytesMax;
        this.submissions = calls.submissions();
        this.calls = calls.batches();
        this.reports = calls.reports();
        this.events = calls.events();
        this.cluster = calls.cluster();
        this.metrics = metrics;
        this.blocking = blocking;
        this.replaying = replaying;
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
        return concat(
                pathEnd(() ->
                        concat(get(() -> answer(() -> calls.find(id))), delete(() -> answer(() -> calls.cancel(id))))),
                path("events", () -> get(() -> events(id))),
                path("measures", () -> get(() -> answer(() -> calls.measures(id)))),
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
        return optionalHeaderValueByName(
                "Idempotency-Key",
                key -> parameterOptional(
                        "priority",
                        priority -> body(entity -> answer(() -> submissions.submit(entity, priority, client, key)))));
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
                        provisional -> answer(() -> reports.report(
                                id,
                                ReportFormat.wanted(request, format),
                                provisional.filter("true"::equals).isPresent())))));
    }

    private Route scenario(String id, String number) {
        return withRequestTimeout(
                REPLAY_TIMEOUT,
                () -> extractRequest(request -> parameterOptional(
                        "format",
                        format -> answer(
                                () -> reports.scenario(id, number, ReportFormat.wanted(request, format)), replaying))));
    }

    private Route events(String id) {
        return optionalHeaderValueByName(
                "Last-Event-ID",
                lastEventId -> onSuccess(
                        CompletableFuture.supplyAsync(() -> eventsObjection(id, lastEventId), blocking),
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
        return answer(call, blocking);
    }

    private static Route answer(Supplier<HttpResponse> call, Executor executor) {
        return completeWithFuture(CompletableFuture.supplyAsync(call, executor).exceptionally(Problems::of));
    }
}
