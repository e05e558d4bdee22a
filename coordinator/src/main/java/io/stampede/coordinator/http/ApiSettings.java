package io.stampede.coordinator.http;

import com.typesafe.config.Config;

/**
 * Where the API listens; {@code stampede.coordinator.api} in {@code reference.conf} says what each does.
 *
 * @param host address to bind
 * @param port TCP port, 0 for one of the system's choice
 * @param insecure whether it may listen beyond loopback although anybody there could use it
 * @param bodyBytesMax longest body of a request
 */
public record ApiSettings(String host, int port, boolean insecure, long bodyBytesMax) {
    /**
     * Checks the port and the address.
     *
     * @throws IllegalArgumentException if the address is beyond loopback and that was not asked for
     */
    public ApiSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("API port is " + port + ", allowed 0 to 65535");
        }
        if (!insecure && !LoopbackGuard.isLoopback(host)) {
            throw new IllegalArgumentException("API host is " + host
                    + ", allowed a loopback address: whoever reaches the API may use it; --insecure allows others");
        }
    }

    /** Reads {@code stampede.coordinator.api}. */
    public static ApiSettings of(Config configuration) {
        Config api = configuration.getConfig("stampede.coordinator.api");
        return new ApiSettings(
                api.getString("host"), api.getInt("port"), api.getBoolean("insecure"), api.getBytes("body-max"));
    }
}
