package io.stampede.coordinator.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
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
            description = "What to show it, if it asks. Default: STAMPEDE_TOKEN, which other users cannot see.")
    private @Nullable String token;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file that holds the token, as secrets are mounted. Default: STAMPEDE_TOKEN_FILE.")
    private @Nullable Path tokenFile;

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
        return new ApiClient(address(), shownToken(), trust());
    }

    /** What the command line says beats the environment, and a token beats a file. */
    private Optional<String> shownToken() {
        Optional<String> given = Optional.ofNullable(token);
        Optional<Path> file = Optional.ofNullable(tokenFile);
        if (given.isEmpty() && file.isEmpty()) {
            given = Optional.ofNullable(System.getenv("STAMPEDE_TOKEN"));
            file = Optional.ofNullable(System.getenv("STAMPEDE_TOKEN_FILE")).map(Path::of);
        }
        Optional<String> shown = given.filter(text -> !text.isBlank());
        return shown.isPresent()
                ? shown
                : file.filter(path -> !path.toString().isBlank()).map(ServerOptions::tokenIn);
    }

    private static String tokenIn(Path file) {
        try {
            String text = Files.readString(file).strip();
            if (text.matches("[!-~]+")) {
                return text;
            }
        } catch (CharacterCodingException e) {
            // told below, as any other file that holds no token
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.REFUSED,
                    "stampede: --token-file " + file + " cannot be read: " + SpecificationOptions.reason(e));
        }
        throw new CommandFailure(ExitCode.INVALID, "stampede: --token-file " + file + " holds no token");
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
