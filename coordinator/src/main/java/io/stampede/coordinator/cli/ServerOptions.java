package io.stampede.coordinator.cli;

import java.net.URI;
import picocli.CommandLine.Option;

/** Where the coordinator is, for every command that talks to one. */
final class ServerOptions {
    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:STAMPEDE_SERVER:-http://127.0.0.1:7400}",
            description = "A coordinator's API. Default: STAMPEDE_SERVER, else http://127.0.0.1:7400.")
    private String server = "";

    /**
     * The way to the API.
     *
     * @throws CommandFailure if the address is none
     */
    ApiClient client() {
        try {
            URI uri = URI.create(server.replaceFirst("/+$", ""));
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme())) && uri.getHost() != null) {
                return new ApiClient(uri);
            }
        } catch (IllegalArgumentException e) {
            // told below, as any other text that is no address
        }
        throw new CommandFailure(
                ExitCode.INVALID,
                "stampede: --server is " + server + ", allowed http://host:port or https://host:port");
    }
}
