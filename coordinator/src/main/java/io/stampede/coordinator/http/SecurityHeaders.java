package io.stampede.coordinator.http;

import java.util.List;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;

/** What every answer says to a browser: guess no types, tell nobody, frame nothing, run nothing that is not ours. */
final class SecurityHeaders {
    private static final HttpHeader NO_STORE = RawHeader.create("Cache-Control", "no-store");
    private static final HttpHeader NOTHING_RUNS = RawHeader.create(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox");
    private static final HttpHeader HTTPS_ALWAYS = RawHeader.create("Strict-Transport-Security", "max-age=31536000");
    private static final List<HttpHeader> ALWAYS = List.of(
            RawHeader.create("X-Content-Type-Options", "nosniff"),
            RawHeader.create("Referrer-Policy", "no-referrer"),
            RawHeader.create("X-Frame-Options", "DENY"),
            RawHeader.create("Cross-Origin-Resource-Policy", "same-origin"));

    private SecurityHeaders() {}

    /** The answer with the headers it lacks; a page of the console has a policy of its own. */
    static HttpResponse added(HttpResponse response, boolean isTls) {
        HttpResponse answer = response.addHeaders(ALWAYS);
        if (response.getHeader("Cache-Control").isEmpty()) {
            answer = answer.addHeader(NO_STORE);
        }
        if (response.getHeader("Content-Security-Policy").isEmpty()) {
            answer = answer.addHeader(NOTHING_RUNS);
        }
        return isTls ? answer.addHeader(HTTPS_ALWAYS) : answer;
    }
}
