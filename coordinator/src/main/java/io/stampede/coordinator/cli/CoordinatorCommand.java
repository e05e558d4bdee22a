package io.stampede.coordinator.cli;

import com.typesafe.config.Config;
import io.stampede.coordinator.batch.BatchCoordinator;
import io.stampede.coordinator.batch.BatchDirectory;
import io.stampede.coordinator.batch.BlockSizing;
import io.stampede.coordinator.batch.GridWatch;
import io.stampede.coordinator.http.ApiServer;
import io.stampede.coordinator.http.ApiServices;
import io.stampede.coordinator.http.ApiSettings;
import io.stampede.coordinator.http.ScenarioTables;
import io.stampede.coordinator.http.TableSettings;
import io.stampede.coordinator.report.PrecisionRule;
import io.stampede.coordinator.store.ResultStore;
import io.stampede.node.cluster.ClusterMembers;
import io.stampede.node.cluster.ClusterNode;
import io.stampede.node.cluster.ClusterRole;
import io.stampede.node.cluster.ClusterSettings;
import io.stampede.node.cluster.SlotWhereabouts;
import io.stampede.node.cluster.Wiring;
import io.stampede.node.health.Readiness;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A coordinator of a cluster: it may be the one that hands out work, and serves the API in any case. */
@Command(
        name = "coordinator",
        mixinStandardHelpOptions = true,
        description = "Starts a coordinator: batches are submitted to it and nodes join it, until it is told to stop.",
        footer = {
            "",
            "Examples:",
            "  stampede coordinator --port 7355",
            "  STAMPEDE_JDBC_URL=jdbc:postgresql://db/stampede stampede coordinator --host 10.0.0.1 --port 7355 \\",
            "      --seed 10.0.0.1:7355,10.0.0.2:7355,10.0.0.3:7355"
        })
final class CoordinatorCommand implements Callable<Integer> {
    @Mixin
    private MemberOptions options = new MemberOptions();

    @Option(
            names = "--api-host",
            paramLabel = "HOST",
            description = "Address of the HTTP API. Default: stampede.coordinator.api.host, 127.0.0.1.")
    private @Nullable String apiHost;

    @Option(
            names = "--api-port",
            paramLabel = "PORT",
            description = "TCP port of the HTTP API, 0 for any. Default: stampede.coordinator.api.port, 7400.")
    private @Nullable Integer apiPort;

    @Option(
            names = "--tokens-file",
            paramLabel = "FILE",
            description =
                    "Hashes of the tokens that clients must show; see stampede token. Default: none are asked for.")
    private @Nullable Path tokensFile;

    @Option(names = "--tls-key", paramLabel = "FILE", description = "The API's private key, PEM, for HTTPS.")
    private @Nullable Path tlsKey;

    @Option(names = "--tls-certificate", paramLabel = "FILE", description = "The API's certificate chain, PEM.")
    private @Nullable Path tlsCertificate;

    @Option(
            names = "--insecure",
            description = "Lets the API listen beyond loopback without tokens and TLS, for everybody there.")
    private boolean insecure;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ProcessLog.begin();
        Config overrides = options.overrides(values());
        Config configuration = MemberOptions.configuration(overrides);
        ClusterSettings cluster = MemberOptions.cluster(configuration, ClusterRole.COORDINATOR);
        ApiSettings api = api(configuration);
        try (ResultStore store = StoreAtStart.open(configuration)) {
            GridReports reports = new GridReports(store);
            MemberProcess process = MemberProcess.start(
                    cluster,
                    Wiring.ofCoordinator(slots -> BatchCoordinator.create(
                            () -> store,
                            (batch, from) -> reports.report(batch).sha256(),
                            new PrecisionRule(GridReports::layout),
                            slots)),
                    overrides);
            ClusterNode member = process.member();
            ApiServices services = new ApiServices(
                    new BatchDirectory(member.system(), member.coordinator(), store),
                    new GridWatch(member.system(), member.coordinator()),
                    BlockSizing.of(configuration),
                    reports::report,
                    new ScenarioTables(TableSettings.of(configuration), reports::outcomes),
                    GridReplays.of(store),
                    new ClusterMembers(member.system()),
                    new SlotWhereabouts(member.system()));
            Readiness.of(member.system()).require(store::isReachable);
            announce(member, bind(process, api, services), api.tls().isPresent());
            return process.await();
        }
    }

    private Map<String, Object> values() {
        Map<String, Object> values = new LinkedHashMap<>();
        if (apiHost != null) {
            values.put("stampede.coordinator.api.host", apiHost);
        }
        if (apiPort != null) {
            values.put("stampede.coordinator.api.port", apiPort);
        }
        if (tokensFile != null) {
            values.put("stampede.coordinator.api.tokens-file", tokensFile.toString());
        }
        if (tlsKey != null) {
            values.put("stampede.coordinator.api.tls.key-file", tlsKey.toString());
        }
        if (tlsCertificate != null) {
            values.put("stampede.coordinator.api.tls.certificate-file", tlsCertificate.toString());
        }
        if (insecure) {
            values.put("stampede.coordinator.api.insecure", true);
        }
        return values;
    }

    private static ApiSettings api(Config configuration) {
        try {
            return ApiSettings.of(configuration);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.INVALID, "stampede: stampede.coordinator.api: " + e.getMessage());
        }
    }

    private static InetSocketAddress bind(MemberProcess process, ApiSettings api, ApiServices services) {
        try {
            return ApiServer.bind(process.member().system(), api, services)
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            process.abandon();
            Throwable cause = e.getCause();
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "stampede: the API cannot listen on " + api.host() + ":" + api.port() + ": "
                            + (cause == null ? e : cause).getMessage());
        }
    }

    private void announce(ClusterNode member, InetSocketAddress api, boolean isTls) {
        PrintWriter err = spec.commandLine().getErr();
        String host = api.getAddress().getHostAddress();
        err.println("stampede: coordinator at " + member.address() + ", console and API at "
                + (isTls ? "https://" : "http://") + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + api.getPort());
        err.flush();
    }
}
