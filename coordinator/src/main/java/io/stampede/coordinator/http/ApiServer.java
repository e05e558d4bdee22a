package io.stampede.coordinator.http;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.extractStrictEntity;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.handleExceptions;
import static org.apache.pekko.http.javadsl.server.Directives.parameterOptional;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.Directives.withRequestTimeout;
import static org.apache.pekko.http.javadsl.server.Directives.withSizeLimit;

import io.stampede.coordinator.store.StoreException;
import io.stampede.node.metrics.GridMetrics;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.ExceptionHandler;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves {@code /api/v1}: one route for each call, what they do is in {@link BatchCalls}. */
public final class ApiServer {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    private static final Duration BODY_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration REPLAY_TIMEOUT = Duration.ofMinutes(15);
    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);

    private final ApiSettings settings;
    private final BatchCalls calls;
    private final GridMetrics metrics;
    private final Executor blocking;
    private final Executor replays;

    private ApiServer(
            ApiSettings settings, BatchCalls calls, GridMetrics metrics, Executor blocking, Executor replays) {
        this.replays = replays;
        this.metrics = metrics;
        this.settings = settings;
        this.calls = calls;
        this.blocking = blocking;
    }

    /**
     * Begins to listen; stops when the system does.
     *
     * @return completes with the address, or fails if it is taken
     */
    public static CompletionStage<InetSocketAddress> bind(
            ActorSystem<?> system, ApiSettings settings, BatchCalls calls) {
        Executor blocking =
                system.dispatchers().lookup(DispatcherSelector.fromConfig("stampede.coordinator.api-dispatcher"));
        Executor replays =
                system.dispatchers().lookup(DispatcherSelector.fromConfig("stampede.coordinator.replay-dispatcher"));
        ApiServer server = new ApiServer(settings, calls, GridMetrics.of(system), blocking, replays);
        return Http.get(system)
                .newServerAt(settings.host(), settings.port())
                .bind(server.routes())
                .thenApply(binding -> unbindWith(system, binding))
                .thenApply(ServerBinding::localAddress);
    }

    private static ServerBinding unbindWith(ActorSystem<?> system, ServerBinding binding) {
        return binding.addToCoordinatedShutdown(DRAIN_TIMEOUT, system.classicSystem());
    }

    private Route routes() {
        return extractRequest(request -> {
            Optional<String> objection = settings.insecure() ? Optional.empty() : LoopbackGuard.objection(request);
            return objection
                    .map(why -> complete(Answers.problem(403, "Forbidden", why)))
                    .orElseGet(() -> handleExceptions(
                            failures(),
                            () -> concat(
                                            path("metrics", this::metrics),
                                            pathPrefix("api", () -> pathPrefix("v1", this::version1)))
                                    .seal()));
        });
    }

    private Route metrics() {
        return get(() -> complete(HttpEntities.create(ContentTypes.TEXT_PLAIN_UTF8, metrics.scrape())));
    }

    private Route version1() {
        return concat(pathPrefix("batches", this::batches), path("cluster", () -> get(() -> answer(calls::cluster))));
    }

    private Route batches() {
        return concat(
                pathEnd(() -> concat(get(() -> answer(calls::list)), post(this::submit))),
                pathPrefix(
                        PathMatchers.segment(),
                        id -> concat(
                                pathEnd(() -> concat(
                                        get(() -> answer(() -> calls.find(id))),
                                        delete(() -> answer(() -> calls.cancel(id))))),
                                path("report", () -> get(() -> report(id))),
                                path(
                                        PathMatchers.segment("scenarios").slash(PathMatchers.segment()),
                                        number -> get(() -> scenario(id, number))))));
    }

    private Route submit() {
        return withSizeLimit(
                settings.bodyBytesMax(),
                () -> extractStrictEntity(
                        BODY_TIMEOUT,
                        settings.bodyBytesMax(),
                        entity -> parameterOptional(
                                "priority", priority -> answer(() -> calls.submit(entity, priority)))));
    }

    private Route report(String id) {
        return extractRequest(request -> parameterOptional(
                "format", format -> answer(() -> calls.report(id, ReportFormat.wanted(request, format)))));
    }

    private Route scenario(String id, String number) {
        return withRequestTimeout(
                REPLAY_TIMEOUT,
                () -> extractRequest(request -> parameterOptional(
                        "format",
                        format -> answer(
                                () -> calls.scenario(id, number, ReportFormat.wanted(request, format)), replays))));
    }

    private Route answer(Supplier<HttpResponse> call) {
        return answer(call, blocking);
    }

    private static Route answer(Supplier<HttpResponse> call, Executor executor) {
        return completeWithFuture(CompletableFuture.supplyAsync(call, executor).exceptionally(ApiServer::failed));
    }

    private static ExceptionHandler failures() {
        return ExceptionHandler.newBuilder()
                .matchAny(failure -> complete(failed(failure)))
                .build();
    }

    private static HttpResponse failed(Throwable thrown) {
        Throwable cause = thrown.getCause();
        Throwable failure =
                thrown instanceof java.util.concurrent.CompletionException && cause != null ? cause : thrown;
        if (failure instanceof StoreException) {
            LOG.warn("The store does not answer", failure);
            return Answers.problem(503, "Store unavailable", "the store does not answer; try again");
        }
        LOG.error("A call failed", failure);
        return Answers.problem(500, "Internal error", "the coordinator's log tells more");
    }
}
