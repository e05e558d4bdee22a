package io.stampede.coordinator.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the coordinator is and how to talk to it, for every command that does. */
final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:STAMPEDE_SERVER:-http://127.0.0.1:7400}",
            description = "A coordinator's API. Default: STAMPEDE_SERVER, else http://127.0.0.1:7400.")
    private String server = "";

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            defaultValue = "${env:STAMPEDE_TOKEN}",
            description = "What to show it, if it asks. Default: STAMPEDE_TOKEN, which other users cannot see.")
    private @Nullable String token;

    @Option(
            names = "--cacert",
            paramLabel = "FILE",
            defaultValue = "${env:STAMPEDE_CACERT}",
            description = "Who vouches for its certificate, PEM. Default: STAMPEDE_CACERT, else whom Java trusts.")
    private @Nullable Path authority;

    /**
     * The way to the API.
     *
     * @throws CommandFailure if the address is none, or the certificate file cannot be used
     */
    ApiClient client() {
        return new ApiClient(address(), Optional.ofNullable(token).filter(text -> !text.isBlank()), trust());
    }

    private URI address() {
        try {
            URI uri = URI.create(server.replaceFirst("/+$", ""));
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            // told below, as any other text that is no address
        }
        throw new CommandFailure(
                ExitCode.INVALID,
                "stampede: --server is " + server + ", allowed http://host:port or https://host:port");
    }

    private Optional<Path> trust() {
        return Optional.ofNullable(authority).filter(file -> !file.toString().isBlank());
    }
}
