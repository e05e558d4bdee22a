package io.stampede.coordinator.http;

import io.stampede.coordinator.report.LiveMeasures;
import io.stampede.node.metrics.GridMetrics;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.ConnectionContext;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.http.javadsl.settings.ServerSettings;

/**
 * The API's server: every request is judged first, then routed by {@link ApiRoutes}, and every answer is given the
 * headers that keep a browser safe and a line in the log.
 */
public final class ApiServer {
    /** Threads that calls may block. */
    static final String BLOCKING = "stampede.coordinator.api-dispatcher";

    private static final String COMMANDS = "stampede.coordinator.command-dispatcher";
    private static final String REPORTS = "stampede.coordinator.report-dispatcher";

    /** The thread that plays scenarios again. */
    private static final String REPLAYS = "stampede.coordinator.replay-dispatcher";

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(5);

    private final ApiGuard guard;
    private final boolean isTls;
    private final ApiRoutes routes;

    private ApiServer(ApiSettings settings, ApiRoutes routes) {
        this.guard = new ApiGuard(settings);
        this.isTls = settings.tls().isPresent();
        this.routes = routes;
    }

    /**
     * Begins to listen; stops when the system does.
     *
     * @return completes with the address, or fails if it is taken
     */
    public static CompletionStage<InetSocketAddress> bind(
            ActorSystem<?> system, ApiSettings settings, ApiServices services) {
        ApiRoutes.Threads threads = new ApiRoutes.Threads(
                threads(system, BLOCKING),
                threads(system, COMMANDS),
                threads(system, REPORTS),
                threads(system, REPLAYS));
        LiveMeasures measures = new LiveMeasures(services.batches().store());
        BatchView view = new BatchView(services.batches().store(), services.grid());
        ApiRoutes.Calls calls = new ApiRoutes.Calls(
                new SubmissionCalls(services.batches(), services.sizing(), view),
                new BatchCalls(services.batches(), view, measures),
                new ReportCalls(services.batches().store(), services.reports(), services.tables(), services.replayer()),
                new ClusterCalls(services.members(), services.whereabouts(), services.grid()),
                new BatchEvents(view, measures, threads.quick(), settings.streamsMax()));
        ApiRoutes routes = new ApiRoutes(settings.bodyBytesMax(), calls, GridMetrics.of(system), threads);
        return listen(system, settings)
                .bind(new ApiServer(settings, routes).route())
                .thenApply(binding -> binding.addToCoordinatedShutdown(DRAIN_TIMEOUT, system.classicSystem()))
                .thenApply(ServerBinding::localAddress);
    }

    private static Executor threads(ActorSystem<?> system, String dispatcher) {
        return system.dispatchers().lookup(DispatcherSelector.fromConfig(dispatcher));
    }

    private static ServerBuilder listen(ActorSystem<?> system, ApiSettings settings) {
        ServerSettings server = ServerSettings.create(system.classicSystem())
                .withServerHeader(Optional.empty())
                .withRemoteAddressAttribute(true)
                .withMaxConnections(settings.connectionsMax());
        ServerBuilder builder =
                Http.get(system).newServerAt(settings.host(), settings.port()).withSettings(server);
        return settings.tls()
                .map(tls -> builder.enableHttps(ConnectionContext.httpsServer(tls::engine)))
                .orElse(builder);
    }

    private Route route() {
        return Directives.extractRequest(request -> {
            long beganNanos = System.nanoTime();
            String address = addressOf(request);
            ApiGuard.Verdict verdict = guard.judge(request, address);
            Route answered = verdict.refusal()
                    .map(Directives::complete)
                    .orElseGet(() -> routes.route(verdict.client()).seal(Problems.rejections(), Problems.failures()));
            return Directives.withRequestTimeoutResponse(
                    late -> finished(late, Problems.tooLate(), address, verdict, beganNanos),
                    () -> Directives.mapResponse(
                            response -> finished(request, response, address, verdict, beganNanos), () -> answered));
        });
    }

    private HttpResponse finished(
            HttpRequest request, HttpResponse response, String address, ApiGuard.Verdict verdict, long beganNanos) {
        AccessLog.write(request, response, address, verdict.client(), beganNanos);
        return SecurityHeaders.added(response, isTls);
    }

    private static String addressOf(HttpRequest request) {
        return request.getAttribute(AttributeKeys.remoteAddress)
                .flatMap(remote -> remote.getAddress())
                .map(InetAddress::getHostAddress)
                .orElse("unknown");
    }
}
