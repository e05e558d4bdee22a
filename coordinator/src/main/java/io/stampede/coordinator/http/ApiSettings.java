package io.stampede.coordinator.http;

import com.typesafe.config.Config;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the API listens and to whom; {@code stampede.coordinator.api} in {@code reference.conf} says what each does.
 *
 * @param host address to bind
 * @param port TCP port, 0 for one of the system's choice
 * @param insecure whether it may listen beyond loopback although anybody there could use or overhear it
 * @param tokens what clients must show; none where every client may do everything
 * @param tls its certificate; none for plain HTTP
 * @param bodyBytesMax longest body of a request
 * @param connectionsMax most connections at once
 * @param streamsMax most streams of events at once
 * @param requestsPerSecond of one client, on average
 */
public record ApiSettings(
        String host,
        int port,
        boolean insecure,
        Optional<ApiTokens> tokens,
        Optional<ApiTls> tls,
        long bodyBytesMax,
        int connectionsMax,
        int streamsMax,
        int requestsPerSecond) {
    /**
     * Checks the port and the address.
     *
     * @throws IllegalArgumentException if the address is beyond loopback, and that was not asked for
     */
    public ApiSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("API port is " + port + ", allowed 0 to 65535");
        }
        if (!insecure && !LoopbackGuard.isLoopback(host) && (tokens.isEmpty() || tls.isEmpty())) {
            throw new IllegalArgumentException("API host is " + host
                    + ", allowed a loopback address: beyond it whoever reaches the API could use or overhear it. With"
                    + " a tokens file and TLS, or with --insecure, others are allowed");
        }
    }

    /**
     * Reads {@code stampede.coordinator.api}, and the files that it names.
     *
     * @throws IllegalArgumentException if a value is out of range or a file cannot be used
     */
    public static ApiSettings of(Config configuration) {
        Config api = configuration.getConfig("stampede.coordinator.api");
        Optional<Path> key = file(api, "tls.key-file");
        Optional<Path> certificate = file(api, "tls.certificate-file");
        if (key.isPresent() != certificate.isPresent()) {
            throw new IllegalArgumentException("tls.key-file and tls.certificate-file: give both or none");
        }
        return new ApiSettings(
                api.getString("host"),
                api.getInt("port"),
                api.getBoolean("insecure"),
                file(api, "tokens-file").map(ApiTokens::read),
                key.map(keyFile -> ApiTls.of(keyFile, certificate.orElseThrow())),
                api.getBytes("body-max"),
                api.getInt("connections-max"),
                api.getInt("streams-max"),
                api.getInt("requests-per-second"));
    }

    private static Optional<Path> file(Config api, String key) {
        String name = api.getString(key);
        return name.isEmpty() ? Optional.empty() : Optional.of(Path.of(name));
    }
}
