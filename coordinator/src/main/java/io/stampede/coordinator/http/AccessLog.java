package io.stampede.coordinator.http;

import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each request that was answered, under the logger {@code stampede.access}. */
final class AccessLog {
    private static final Logger LOG = LoggerFactory.getLogger("stampede.access");
    private static final int PATH_MAX = 300;

    private AccessLog() {}

    /** Writes the line; the query is left out, and nothing a client sent can break it. */
    static void write(HttpRequest request, HttpResponse response, String address, String client, long beganNanos) {
        if (LOG.isInfoEnabled()) {
            String path = request.getUri().path().replaceAll("[^\\x21-\\x7e]", "?");
            LOG.info(
                    "{} {} {} {} {} {} ms",
                    address,
                    client,
                    request.method().name(),
                    path.length() > PATH_MAX ? path.substring(0, PATH_MAX) + "…" : path,
                    response.status().intValue(),
                    (System.nanoTime() - beganNanos) / 1_000_000);
        }
    }
}
